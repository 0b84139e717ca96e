import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CanarySlot } from '#contract/canary.js'
import type { Decision } from '#contract/decision.js'
import { CanaryServer } from '#provenance/canary/canary-server.js'
import { chooseVariant } from '#provenance/canary/choose-variant.js'
import { CanaryStream } from './canary/canary-body.js'
import type { CanaryServing } from './canary/canary-source.js'
import { eventsIn } from './fixtures/model-server.js'
import { ask, bodyFor, PATHS, type Path, startTestGateway, type TestGateway, until } from './fixtures/test-gateway.js'
import type { JsonObject } from './json-object.js'

const KEY = { commitment: '1'.repeat(64), key: '0d'.repeat(32) }
const slot = (id: string, variants: string[]): CanarySlot => ({
  id,
  kind: 'phrase',
  variants,
  distinct: false,
  note: 'x',
})
const SLOTS = [
  slot('example', ['for example', 'for instance', 'to name one']),
  slot('so', ['therefore', 'for that reason']),
]
const server = new CanaryServer({ version: '0'.repeat(64), key: KEY, slots: SLOTS })

/** A cluster that is served «for instance» and «for that reason». */
const CLUSTER = Array.from({ length: 100 }, (_, at) => `clu_${at.toString(16).padStart(20, '0')}`).find((cluster) =>
  SLOTS.every(({ id, variants }) => chooseVariant(Buffer.from(KEY.key, 'hex'), cluster, id, variants.length) === 1),
)!
const CANARY: Decision = {
  decision: 'degrade',
  reason_code: 'restricted',
  degrade: ['canary'],
  cluster: CLUSTER,
  ttl_s: 0,
}

/** Phrases are cut by the ends of events, within words and beside code. */
const PIECES = [
  'Some fruit, for',
  ' ex',
  'ample',
  ' a pear `for ex',
  'ample`. There',
  'fore',
  ':\n```\nfor example\n',
  '```\nFor instance, it goes on, ther',
  'efore',
]
const MARKED =
  'Some fruit, for instance a pear `for example`. For that reason:\n```\nfor example\n```\nFor instance, it goes on, for that reason'
const CANARIES = { example: 1, so: 1 }

let test: TestGateway
let reported: { account_id: string; served: ReturnType<CanaryServing['served']> }[] = []
beforeEach(async () => {
  reported = []
  test = await startTestGateway({
    canaries: {
      serve: (cluster, question) => server.serve(cluster, question),
      report: (account_id, _, serving) => void reported.push({ account_id, served: serving.served() }),
    },
  })
  test.model.say(PIECES)
  test.decision = CANARY
})
afterEach(() => test.close())

const TOOLS = [{ type: 'function', name: 'weather', function: { name: 'weather' }, input_schema: { type: 'object' } }]
const recorded = async (): Promise<JsonObject> => {
  await until(() => test.recorded.length === 1)
  return test.recorded.splice(0)[0]!
}

/** The text of an answer as its record puts it together. */
function textOf({ choices, output, content }: JsonObject): string {
  const parts = (content ??
    (output as JsonObject[] | undefined)?.find(({ type }) => type === 'message')?.content) as JsonObject[]
  if (choices !== undefined) return (choices as { message: { content: string } }[])[0]!.message.content
  return String(parts.find(({ text }) => text !== undefined)!.text)
}

describe.each(PATHS)('%s', (path: Path) => {
  it.each(['said', 'said+odd+crlf', 'said+lines+comments', 'said+gzip', 'said+slow', 'said+reasoning'])(
    '%s: has the variants of its cluster, streamed and not, and says so in the record',
    async (model) => {
      for (const stream of [false, true]) {
        const body = bodyFor(path, model, { stream, logprobs: true })
        const got = await ask(test.url + path, body, { 'accept-encoding': 'gzip' })
        const line = await recorded()
        expect(got.status).toBe(200)
        expect(textOf(line.response as JsonObject)).toBe(MARKED)
        expect(line.served).toEqual({ cluster: CLUSTER, canary_key: KEY.commitment, canaries: CANARIES })
        if (!stream) expect(textOf(JSON.parse(got.text))).toBe(MARKED)
        else expect(streamed(path, eventsIn(got.text))).toBe(MARKED)
      }
      expect(reported.map(({ served }) => served)).toEqual(
        [1, 2].map(() => [
          { slot: 'example', variant: 1, count: 2 },
          { slot: 'so', variant: 1, count: 2 },
        ]),
      )
    },
  )

  it('does not touch calls of tools, JSON, and what the caller began', async () => {
    const began = { messages: [{ role: 'assistant', content: '```' }], input: [{ role: 'assistant', content: '```' }] }
    const json = { response_format: { type: 'json_object' }, text: { format: { type: 'json_schema' } } }
    for (const stream of [false, true]) {
      for (const more of [{ tools: TOOLS }, began, json]) {
        const body = bodyFor(path, more === json || more === began ? 'said' : 'plain', {
          stream,
          stream_options: { include_usage: true },
          ...more,
        })
        if (path === '/v1/messages' && more === json) Object.assign(body, { output_format: { type: 'json_schema' } })
        const [direct, through] = [await ask(test.model.url + path, body), await ask(test.url + path, body)]
        expect(through.text).toBe(direct.text)
        expect((await recorded()).served).toBeUndefined()
      }
      test.model.say(['{"text": "for', ' example"}'])
      const got = await ask(test.url + path, bodyFor(path, 'said', { stream }))
      expect(got.text).toContain('for example'.slice(stream ? 4 : 0))
      expect(textOf((await recorded()).response as JsonObject)).toBe('{"text": "for example"}')
      test.model.say(PIECES)
    }
    expect((await ask(`${test.url}/-/metrics`)).text).not.toContain('degradation="canary"')
  })

  it('leaves alone what the question says', async () => {
    const said = 'Explain «for instance» to me'
    const body = bodyFor(path, 'said', { messages: [{ role: 'user', content: said }], input: said })
    await ask(test.url + path, body)
    const { served, response } = await recorded()
    expect(served).toMatchObject({ canaries: { so: 1 } })
    expect(textOf(response as JsonObject)).toContain('fruit, for example a pear')
  })
})

/** The text as a client puts it together from the deltas. */
function streamed(path: Path, events: JsonObject[]): string {
  return events
    .map((event) => {
      if (path === '/v1/chat/completions') return (event.choices as { delta: JsonObject }[])[0]?.delta.content ?? ''
      if (path === '/v1/responses') return event.type === 'response.output_text.delta' ? event.delta : ''
      return (event.delta as JsonObject | undefined)?.text ?? ''
    })
    .join('')
}

it('tells the same text again in the events that end a response', async () => {
  const got = await ask(`${test.url}/v1/responses`, bodyFor('/v1/responses', 'said', { stream: true }))
  const events = eventsIn(got.text)
  expect(events.find(({ type }) => type === 'response.output_text.done')!.text).toBe(MARKED)
  expect(textOf(events.at(-1)!.response as JsonObject)).toBe(MARKED)
})

it('sends what it held before its block ends', async () => {
  test.model.say(['It is so, there'])
  const got = await ask(`${test.url}/v1/messages`, bodyFor('/v1/messages', 'said', { stream: true }))
  const events = eventsIn(got.text)
  const types = events.map(({ type }) => type)
  expect(types.lastIndexOf('content_block_delta')).toBe(types.indexOf('content_block_stop') - 1)
  expect(events[types.lastIndexOf('content_block_delta')]).toMatchObject({ index: 0, delta: { text: 'there' } })
})

it('goes together with withheld reasoning', async () => {
  test.decision = { ...CANARY, degrade: ['withhold_reasoning', 'canary'] }
  const got = await ask(`${test.url}/v1/messages`, bodyFor('/v1/messages', 'said+reasoning', { stream: true }))
  expect(got.text).not.toContain('thinking')
  expect(streamed('/v1/messages', eventsIn(got.text))).toBe(MARKED)
})

it('sends what it held where a stream ends before its texts do, and what it cannot read as it came', () => {
  const stream = new CanaryStream(10_000, server.serve(CLUSTER, '')!)
  const chat = (content: string) =>
    `data: {"choices":[{"index":0,"delta":{"content":"${content}"},"finish_reason":null}]}\n\n`
  const sent = stream.push(Buffer.from(`: hello\n\ndata: {odd\n\n${chat('It is so, there')}`)).toString()
  expect(sent).toBe(`: hello\n\ndata: {odd\n\n${chat('It is so, ')}`)
  expect(streamed('/v1/chat/completions', eventsIn(stream.push(Buffer.from('data: [DONE]\n\n')).toString()))).toBe(
    'there',
  )
  const left = new CanaryStream(10_000, server.serve(CLUSTER, '')!)
  left.push(Buffer.from(chat('therefore')))
  expect(streamed('/v1/chat/completions', eventsIn(left.end().toString()))).toBe('for that reason')
})

it('counts what may bear none by what was asked, apart', async () => {
  const json = { response_format: { type: 'json_object' } }
  await ask(test.url + PATHS[0], bodyFor(PATHS[0], 'plain', json))
  await ask(test.url + PATHS[0], bodyFor(PATHS[0], 'plain', { plugins: [{}] }))
  const { text } = await ask(`${test.url}/-/metrics`)
  expect(text).toContain('stillwatch_gateway_canaries_left_total 1')
  expect(text).not.toContain('degradations_unknown_total{')
})

it('counts canaries that nobody set up', async () => {
  await test.close()
  test = await startTestGateway()
  test.decision = CANARY
  const body = bodyFor('/v1/messages', 'plain')
  expect((await ask(`${test.url}/v1/messages`, body)).text).toBe(
    (await ask(`${test.model.url}/v1/messages`, body)).text,
  )
  expect((await ask(`${test.url}/-/metrics`)).text).toContain('degradations_unknown_total{degradation="canary"} 1')
})
