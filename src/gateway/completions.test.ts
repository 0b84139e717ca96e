import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Decision } from '#contract/decision.js'
import { ANSWER_PIECES, ANSWER_TEXT, OUTPUT_TOKENS, REASONING_TEXT } from './fixtures/answer-content.js'
import { eventsIn, type ModelServer, startModelServer } from './fixtures/model-server.js'
import { ask, startTestGateway, type TestGateway, until, WITHHOLD } from './fixtures/test-gateway.js'
import type { JsonObject } from './json-object.js'

const PATH = '/v1/completions'
const CLUSTER = 'clu_00000000000000000007'
const bodyFor = (model: string, more: JsonObject = {}): JsonObject => ({ model, prompt: 'Six times seven is', ...more })

let test: TestGateway
let pool: ModelServer
let served = 0
beforeEach(async () => {
  served = 0
  pool = await startModelServer()
  const serve = (): undefined => {
    served++
  }
  test = await startTestGateway({
    canaries: { serve, report: () => {} },
    watermark: { pools: [{ name: 'own', upstream: pool.url, key_commitment: '3'.repeat(64) }] },
  })
})
afterEach(async () => {
  await test.close()
  await pool.close()
})

async function recorded(): Promise<JsonObject> {
  await until(() => test.recorded.length === 1)
  return test.recorded.splice(0)[0]!
}
const textOf = ({ response }: JsonObject): unknown => (response as { choices: JsonObject[] }).choices[0]!.text
const streamed = (text: string): string =>
  eventsIn(text)
    .flatMap(({ choices }) => (choices as JsonObject[]).map((choice) => choice.text))
    .join('')
const figures = async (): Promise<string> => (await ask(`${test.url}/-/metrics`)).text

describe('an exchange of text completions', () => {
  it.each(['plain', 'odd+crlf', 'gzip'])(
    '%s: is recorded with what was asked and said, streamed and not',
    async (model) => {
      for (const stream of [false, true]) {
        const body = bodyFor(model, { stream, suffix: '.' })
        const direct = await ask(test.model.url + PATH, body)
        const through = await ask(test.url + PATH, body)
        expect(through.bytes.equals(direct.bytes)).toBe(!(stream && model === 'gzip'))
        const line = await recorded()
        expect(line).toMatchObject({ account_id: expect.any(String), status: 200, request: body })
        expect(textOf(line)).toBe(ANSWER_TEXT)
        expect(line.response).toMatchObject({ object: 'text_completion', usage: { completion_tokens: OUTPUT_TOKENS } })
        expect((line.response as JsonObject).choices).toEqual([
          expect.not.objectContaining({ message: expect.anything() }),
        ])
      }
    },
  )

  it('is estimated where no usage was told', async () => {
    await ask(test.url + PATH, bodyFor('nousage', { stream: true }))
    const tokens = Math.ceil(Buffer.byteLength(ANSWER_TEXT) / 4)
    expect((await recorded()).response).toMatchObject({ usage: { completion_tokens: tokens, estimated: true } })
  })

  it('is decided upon by its body, which must be JSON', async () => {
    await ask(test.url + PATH, bodyFor('plain'))
    expect(test.asked[0]).toMatchObject({ model: 'plain', stream: false })
    expect((await ask(test.url + PATH, '{"prompt": NaN}')).status).toBe(400)
    expect(test.model.seen).toHaveLength(1)
  })
})

describe('its marks', () => {
  const degrade: Decision['degrade'] = ['watermark', 'canary']
  const marking: Decision = { decision: 'degrade', reason_code: 'restricted', degrade, cluster: CLUSTER, ttl_s: 0 }

  it('are those of the pool, told in the record, and no canaries: nothing is missing', async () => {
    test.decision = marking
    for (const stream of [false, true]) {
      const { text } = await ask(test.url + PATH, bodyFor('plain', { stream }))
      expect(stream ? streamed(text) : JSON.parse(text).choices[0].text).toBe(ANSWER_TEXT)
      expect((await recorded()).served).toEqual({ cluster: CLUSTER, watermark_key: '3'.repeat(64), pool: 'own' })
    }
    expect([test.model.seen.length, pool.seen.length, served]).toEqual([0, 2, 0])
    expect(await figures()).not.toContain('degradations_unknown_total{')
  })

  it('are not escaped by an opt-out', async () => {
    await ask(test.url + PATH, bodyFor('plain', { watermarking: false }))
    expect(JSON.parse(test.model.seen[0]!.body.toString())).toEqual(bodyFor('plain'))
    expect((await recorded()).request).toMatchObject({ watermarking: false })
  })
})

describe('its reasoning', () => {
  beforeEach(() => {
    test.decision = WITHHOLD
  })

  it.each(['reasoning', 'tagged', 'tagged+reasoning+odd'])('%s: is withheld', async (model) => {
    for (const stream of [false, true]) {
      const { text } = await ask(test.url + PATH, bodyFor(model, { stream }))
      expect(stream ? streamed(text) : JSON.parse(text).choices[0].text).toBe(ANSWER_TEXT)
      expect(text).not.toMatch(/six|"reasoning":"/)
      const line = await recorded()
      expect(textOf(line)).toBe(ANSWER_TEXT)
      expect(JSON.stringify(line.response)).not.toContain('six')
    }
  })

  it.each([
    '<|user|>\nSix times seven?<|assistant|>\n<think>\n',
    '<｜Assistant｜><THINK>\nOkay,',
    'Think aloud.\n<think>',
  ])('%j: is withheld where the prompt began it', async (prompt) => {
    test.model.say([REASONING_TEXT, '\n</thi', 'nk>\n\n', ...ANSWER_PIECES])
    for (const stream of [false, true]) {
      const { text } = await ask(test.url + PATH, bodyFor('said', { stream, prompt }))
      expect(stream ? streamed(text) : JSON.parse(text).choices[0].text).toBe(ANSWER_TEXT)
      expect(textOf(await recorded())).toBe(ANSWER_TEXT)
    }
  })

  it.each<JsonObject>([
    { prompt: 'What does <think> mean?' },
    { prompt: '<think>\nSix times seven.\n</think>\n' },
    { prompt: ['Six times seven is', '<think>\n'] },
    { prompt: ['Six times seven is', '<think>\n'], n: 1.5 },
    { prompt: [60, 1027, 62] },
  ])('%j: begins where the answer does', async (more) => {
    for (const stream of [false, true]) {
      const { text } = await ask(test.url + PATH, bodyFor('plain', { stream, ...more }))
      expect(stream ? streamed(text) : JSON.parse(text).choices[0].text).toBe(ANSWER_TEXT)
      await recorded()
    }
  })

  it.each<JsonObject>([
    { echo: true },
    { prompt: [60, 1027, 62] },
    { prompt: [[60, 1027], [62]] },
    { prompt: 'User: six times seven? Assistant: <think>' },
    { prompt: 'Six', prompt_embeds: 'AAAA' },
  ])('%j: is counted where nobody can say that it is withheld', async (more) => {
    await ask(test.url + PATH, bodyFor('plain', { prompt: ['Six', '<think>\n'] }))
    expect(await figures()).not.toContain('degradations_unknown_total{')
    await ask(test.url + PATH, bodyFor('plain', more))
    expect(await figures()).toContain('degradations_unknown_total{degradation="withhold_reasoning"} 1')
  })
})

describe('posts of interfaces that are not recorded', () => {
  const degrade: Decision['degrade'] = ['withhold_reasoning', 'canary']
  const degrading: Decision = { decision: 'degrade', reason_code: 'restricted', degrade, cluster: CLUSTER, ttl_s: 0 }
  const POSTS = [
    '/generate',
    '/v1/responses/compact',
    '/v1/embeddings/%2e%2e/%2e%2e/generate',
    '/api/chat?x=/embeddings',
    '/completions',
    '/v1/../Completions?x=1',
  ]
  const TYPES = ['text/plain', 'audio/x', 'multipart/x', 'multipart/form-data; boundary=b', 'image/png']
  const OTHERS = ['/v1/embeddings', '/v1/messages/count_tokens', '/tokenize', '/v1/images/generations']

  it('pass, and are counted while a degradation is decided', async () => {
    for (const path of POSTS) expect((await ask(test.url + path, { prompt: 'x' })).status).not.toBe(403)
    expect(await figures()).not.toContain('degradations_unknown_total{')
    test.decision = degrading
    for (const path of POSTS) await ask(test.url + path, { prompt: 'x' })
    // Servers read a body as JSON whatever it is said to be.
    for (const type of TYPES) await ask(`${test.url}/generate`, '{"prompt":"x"}', { 'content-type': type })
    for (const path of OTHERS) await ask(test.url + path, { input: 'x' })
    await ask(`${test.url}/v1/files`, 'bytes', { 'content-type': 'multipart/form-data; boundary=b' })
    await ask(`${test.url}/v1/models`)
    expect(test.model.seen).toHaveLength(2 * POSTS.length + TYPES.length + OTHERS.length + 2)
    const text = await figures()
    for (const degradation of degrade!)
      expect(text).toContain(`degradations_unknown_total{degradation="${degradation}"} ${POSTS.length + TYPES.length}`)
  })

  it('are refused where that is set, and only while a degradation is decided', async () => {
    await test.close()
    test = await startTestGateway({ answers: { other_posts: 'refuse' } })
    for (const path of POSTS) expect((await ask(test.url + path, { prompt: 'x' })).status).not.toBe(403)
    test.decision = degrading
    for (const path of POSTS) {
      const { status, text } = await ask(test.url + path, { prompt: 'x' })
      expect([status, JSON.parse(text).error.code]).toEqual([403, 'restricted'])
    }
    for (const type of TYPES)
      expect((await ask(`${test.url}/generate`, '{"prompt":"x"}', { 'content-type': type })).status).toBe(403)
    expect(test.model.seen).toHaveLength(POSTS.length)
    for (const path of OTHERS) expect((await ask(test.url + path, { input: 'x' })).status).not.toBe(403)
    expect((await ask(test.url + PATH, bodyFor('plain'))).status).toBe(200)
    expect(await figures()).not.toContain('degradation="withhold_reasoning"')
  })
})
