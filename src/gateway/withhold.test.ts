import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WithheldStream } from './answer/answer-body.js'
import { ANSWER_TEXT, REDACTED, SIGNATURE } from './fixtures/answer-content.js'
import { eventsIn } from './fixtures/model-server.js'
import { ask, bodyFor, PATHS, startTestGateway, type TestGateway, until, WITHHOLD } from './fixtures/test-gateway.js'
import type { JsonObject } from './json-object.js'
import { withholdReasoning } from './withhold/withhold-reasoning.js'

let test: TestGateway
beforeEach(async () => {
  test = await startTestGateway()
  test.decision = WITHHOLD
})
afterEach(() => test.close())

const LEAKS =
  /think: six|think>|× seven|🤔|reasoning_content|"thinking"|thinking_delta|signature|"type":"reasoning"|encrypted_content|"reasoning":"/
const leaks = (text: string) => LEAKS.test(text) || text.includes(SIGNATURE) || text.includes(REDACTED)

const MODELS = [
  'reasoning',
  'reasoning+redacted',
  'reasoning+odd+crlf',
  'reasoning+lines+comments',
  'reasoning+gzip',
  'reasoning+br',
  'tagged',
  'tagged+reasoning+odd',
]
const TOOLS = [{ type: 'function', name: 'weather', function: { name: 'weather' }, input_schema: { type: 'object' } }]

describe.each(PATHS)('%s', (path) => {
  it.each(MODELS)('%s: reasoning is gone, the answer, its tools and its usage stay', async (model) => {
    for (const tools of [undefined, TOOLS])
      for (const stream of [false, true]) {
        const body = bodyFor(path, model, { stream, stream_options: { include_usage: true }, ...(tools && { tools }) })
        const plain = { ...body, model: model.replace(/\+(gzip|br)/, '') }
        // A call alone has no text that tags could stand in.
        if (model !== 'tagged' || !tools) expect(leaks((await ask(test.model.url + path, plain)).text)).toBe(true)
        const got = await ask(test.url + path, body, { 'accept-encoding': 'gzip' })
        expect(got.status).toBe(200)
        expect(leaks(got.text)).toBe(false)
        expect(got.headers['content-encoding']).toBeUndefined()
        await until(() => test.recorded.length === 1)
        const [{ response }] = test.recorded.splice(0) as [{ response: JsonObject }]
        expect(leaks(JSON.stringify(response))).toBe(false)
        expect(JSON.stringify(response)).toContain(tools ? 'Zürich' : ANSWER_TEXT)
        expect(JSON.stringify(response.usage)).toContain('42')
        if (!stream) expect(JSON.parse(got.text)).toEqual(response)
      }
  })
})

it('counts what stays without gaps', async () => {
  const messages = await ask(
    `${test.url}/v1/messages`,
    bodyFor('/v1/messages', 'reasoning+redacted', { stream: true, tools: TOOLS }),
  )
  const blocks = eventsIn(messages.text).filter(({ index }) => index !== undefined)
  expect([...new Set(blocks.map(({ index, type }) => `${index} ${type}`))]).toEqual([
    '0 content_block_start',
    '0 content_block_delta',
    '0 content_block_stop',
    '1 content_block_start',
    '1 content_block_delta',
    '1 content_block_stop',
  ])
  const responses = await ask(`${test.url}/v1/responses`, bodyFor('/v1/responses', 'reasoning', { stream: true }))
  const items = eventsIn(responses.text)
  expect(new Set(items.map(({ output_index }) => output_index ?? 0))).toEqual(new Set([0]))
  expect(items.at(-1)).toMatchObject({ type: 'response.completed', response: { output: [{ type: 'message' }] } })
})

it('spells nothing by token probabilities, and sends no empty pieces', async () => {
  const body = bodyFor('/v1/chat/completions', 'reasoning', { stream: true, logprobs: true })
  const { text } = await ask(`${test.url}/v1/chat/completions`, body)
  expect(leaks(text)).toBe(false)
  expect(text).toContain('"token":"Grüße"')
  const deltas = eventsIn(text).map(({ choices }) => (choices as { delta: object }[])[0]!.delta)
  expect(deltas.filter((delta) => Object.keys(delta).length === 0)).toHaveLength(1)
})

it('takes the token probabilities of a whole answer with its reasoning, and only then', () => {
  const answer = (more: JsonObject) => ({
    choices: [{ index: 0, message: { role: 'assistant', content: 'x', ...more }, logprobs: { content: [] } }],
  })
  const [reasoned, plain] = [answer({ reasoning: 'secret' }), answer({})]
  expect([withholdReasoning(reasoned, []), withholdReasoning(plain, [])]).toEqual(['changed', 'keep'])
  expect([reasoned.choices[0]!.logprobs, plain.choices[0]!.logprobs]).toEqual([null, { content: [] }])
})

it('also holds for answers that are read back later', async () => {
  expect(leaks((await ask(`${test.model.url}/v1/responses/resp_68test`)).text)).toBe(true)
  const got = await ask(`${test.url}/v1/responses/resp_68test`)
  expect(leaks(got.text)).toBe(false)
  expect(got.text).toContain(ANSWER_TEXT)
})

it('changes no byte of an answer without reasoning', async () => {
  for (const path of PATHS)
    for (const stream of [false, true]) {
      const body = bodyFor(path, 'plain', { stream })
      const [direct, through] = [await ask(test.model.url + path, body), await ask(test.url + path, body)]
      expect(through.text).toBe(direct.text)
    }
})

it('counts degradations that it cannot carry out', async () => {
  test.decision = { ...WITHHOLD, degrade: ['watermark'] }
  expect(leaks((await ask(`${test.url}/v1/messages`, bodyFor('/v1/messages', 'reasoning'))).text)).toBe(true)
  expect((await ask(`${test.url}/-/metrics`)).text).toContain('degradations_unknown_total{degradation="watermark"} 1')
})

it('sends nothing of an event that it cannot read', () => {
  const stream = new WithheldStream(1000, [])
  const sent = stream.push(
    Buffer.from('data: {"choices":[{"delta":{"reasoning_content":"secret"}}]\n\ndata: [DONE]\n\n'),
  )
  expect(sent.toString()).toBe('data: [DONE]\n\n')
})
