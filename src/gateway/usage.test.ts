import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { request } from 'undici'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ANSWER_TEXT, OUTPUT_TOKENS, REASONING_TEXT } from './fixtures/answer-content.js'
import { eventsIn } from './fixtures/model-server.js'
import { ask, bodyFor, PATHS, startTestGateway, type TestGateway, until, WITHHOLD } from './fixtures/test-gateway.js'
import type { JsonObject } from './json-object.js'
import { askForUsage } from './usage/ask-for-usage.js'
import { UsageHider } from './usage/hide-usage.js'

const CHAT = '/v1/chat/completions'
const estimateOf = (text: string) => Math.ceil(Buffer.byteLength(text) / 4)

let test: TestGateway
beforeEach(async () => {
  test = await startTestGateway()
})
afterEach(() => test.close())

async function recordedUsage(): Promise<JsonObject> {
  await until(() => test.recorded.length === 1)
  return (test.recorded.splice(0)[0]!.response as { usage: JsonObject }).usage
}
const stream = (model: string, more: JsonObject = {}) => bodyFor(CHAT, model, { stream: true, ...more })

describe('usage of a stream of chat completions', () => {
  it.each(['plain', 'odd+crlf', 'gzip', 'reasoning'])(
    '%s: is asked for and recorded where the caller does not ask, and the caller sees none of it',
    async (model) => {
      for (const options of [{}, { stream_options: { include_usage: false, own: [1] } }, { stream_options: null }]) {
        const body = stream(model, options)
        const through = await ask(test.url + CHAT, body)
        const sent = JSON.parse(test.model.seen.at(-1)!.body.toString()) as JsonObject
        expect(sent).toEqual({ ...body, stream_options: { ...options.stream_options, include_usage: true } })
        const { bytes } = await ask(test.model.url + CHAT, body)
        expect(through.text).toBe((model === 'gzip' ? gunzipSync(bytes) : bytes).toString())
        expect(await recordedUsage()).toMatchObject({ prompt_tokens: 25, completion_tokens: OUTPUT_TOKENS })
      }
    },
  )

  it('is left to a caller who asks', async () => {
    const body = stream('plain', { stream_options: { include_usage: true } })
    const { text } = await ask(test.url + CHAT, body)
    expect(eventsIn(text).at(-1)).toMatchObject({ choices: [], usage: { completion_tokens: OUTPUT_TOKENS } })
    expect(test.model.seen.at(-1)!.body.toString()).toBe(JSON.stringify(body))
    expect(await recordedUsage()).not.toHaveProperty('estimated')
  })

  it('is recorded while reasoning is withheld', async () => {
    test.decision = WITHHOLD
    const { text } = await ask(test.url + CHAT, stream('reasoning'))
    expect(text).not.toMatch(/usage|think: six/)
    expect(await recordedUsage()).toMatchObject({ completion_tokens: OUTPUT_TOKENS })
  })

  it('is asked for in bodies that are compressed', async () => {
    const packed = gzipSync(JSON.stringify(stream('plain')))
    const { status } = await ask(test.url + CHAT, packed, { 'content-encoding': 'gzip' })
    expect(status).toBe(200)
    const [seen] = test.model.seen
    expect(seen!.headers['content-encoding']).toBeUndefined()
    expect(seen!.headers['content-length']).toBe(String(seen!.body.length))
    expect(JSON.parse(seen!.body.toString())).toMatchObject({ stream_options: { include_usage: true } })
    expect(await recordedUsage()).toMatchObject({ completion_tokens: OUTPUT_TOKENS })
  })

  it('is not asked for where the body is sealed, where it is no stream, and where the operator says so', async () => {
    await ask(test.url + CHAT, stream('plain'), { 'content-digest': 'sha-256=:x:' })
    expect(test.model.seen.at(-1)!.body.toString()).toBe(JSON.stringify(stream('plain')))
    expect(await recordedUsage()).toMatchObject({ estimated: true })
    const plain = JSON.stringify(bodyFor(CHAT, 'plain'))
    await ask(test.url + CHAT, plain)
    expect(test.model.seen.at(-1)!.body.toString()).toBe(plain)
    await test.close()
    test = await startTestGateway({ answers: { ask_usage: false } })
    await ask(test.url + CHAT, stream('plain'))
    expect(test.model.seen.at(-1)!.body.toString()).toBe(JSON.stringify(stream('plain')))
    expect(await recordedUsage()).toEqual({ completion_tokens: estimateOf(ANSWER_TEXT), estimated: true })
  })
})

it.each(PATHS)('%s: estimates the tokens of a stream that tells no usage, and says so', async (path) => {
  await ask(test.url + path, bodyFor(path, 'nousage', { stream: true }))
  const usage = await recordedUsage()
  expect(usage.completion_tokens ?? usage.output_tokens).toBe(estimateOf(ANSWER_TEXT))
  expect(usage.estimated).toBe(true)
  await ask(test.url + path, bodyFor(path, 'nousage+reasoning', { stream: true }))
  const reasoned = await recordedUsage()
  expect(reasoned.completion_tokens ?? reasoned.output_tokens).toBe(estimateOf(ANSWER_TEXT + REASONING_TEXT))
})

it.each(PATHS)('%s: estimates the tokens of a stream that its caller leaves', async (path) => {
  const leave = new AbortController()
  const asked = request(test.url + path, {
    method: 'POST',
    body: JSON.stringify(bodyFor(path, 'slow', { stream: true })),
    signal: leave.signal,
  }).then(async ({ body }) => {
    for await (const piece of body) if (String(piece).includes('the answer')) leave.abort()
  })
  await expect(asked).rejects.toThrow(/abort/)
  const usage = await recordedUsage()
  expect(usage.estimated).toBe(true)
  const tokens = Number(usage.completion_tokens ?? usage.output_tokens)
  expect(tokens).toBeGreaterThanOrEqual(estimateOf('Grüße, 世界 🌍: the answer'))
  expect(tokens).toBeLessThan(estimateOf(ANSWER_TEXT))
})

describe('the body that asks', () => {
  const asking = (text: string) => askForUsage(Buffer.from(text), JSON.parse(text) as JsonObject, {})?.toString()

  it('keeps all other bytes', () => {
    expect(asking('{"stream":true,"seed":12345678901234567890,"top_p":1.0 } \n')).toBe(
      '{"stream":true,"seed":12345678901234567890,"top_p":1.0 ,"stream_options":{"include_usage":true}} \n',
    )
    expect(asking('{"stream_options" : {"a":[1,{"b":"}"}]}, "stream":true, "x": 1.0}')).toBe(
      '{"stream_options" :{"a":[1,{"b":"}"}],"include_usage":true}, "stream":true, "x": 1.0}',
    )
  })

  it('says the same as before beside the question, whatever it holds', () => {
    const value = fc.jsonValue()
    const body = fc.dictionary(fc.string(), value).chain((others) =>
      fc.record({
        others: fc.constant(others),
        options: fc.option(fc.dictionary(fc.string(), value), { nil: undefined }),
        spaces: fc.integer({ min: 0, max: 3 }),
      }),
    )
    fc.assert(
      fc.property(body, ({ others, options, spaces }) => {
        const { __proto__: _, ...rest } = JSON.parse(
          JSON.stringify({ ...others, ...(options && { stream_options: options }), stream: true }),
        ) as JsonObject
        const text = JSON.stringify(rest, null, spaces)
        const asked = asking(text)
        fc.pre(asked !== undefined)
        const options_before = rest.stream_options as JsonObject | undefined
        expect(JSON.parse(asked!)).toEqual({ ...rest, stream_options: { ...options_before, include_usage: true } })
      }),
    )
  })

  it('is not made of options that are none', () => {
    expect(asking('{"stream":true,"stream_options":"x"}')).toBeUndefined()
    expect(asking('{"stream":true,"stream_options":{"include_usage":true}}')).toBeUndefined()
    expect(asking('{"stream":1}')).toBeUndefined()
  })
})

describe('the stream without its usage', () => {
  const OTHERS = [
    'data: {"choices":[{"delta":{"content":"a \\",\\"usage\\":null} 世界"}}]}',
    ': a comment',
    'event: x\ndata: {"choices":[],"prompt_filter_results":[]}',
    'data: {"choices":[{"delta":{},"finish_reason":"stop"}],"usage":{"completion_tokens":1}}',
    'data: not JSON "usage"',
    'data: [DONE]',
  ]
  const USAGE = 'data: {"id":"x","choices":[],"usage":{"completion_tokens":9}}'
  const lines = (events: string[], end: string) =>
    events.map((event) => event.replaceAll('\n', end) + end + end).join('')

  function hidden(bytes: Buffer, cuts: number[], characters_max = 10_000): { shown: string; usage: string } {
    let usage = ''
    const hider = new UsageHider(characters_max, (event) => {
      usage += event.toString()
    })
    const edges = [0, ...[...cuts].sort((a, b) => a - b), bytes.length]
    const pieces = edges.slice(1).map((edge, at) => hider.push(bytes.subarray(edges[at], edge)))
    return { shown: Buffer.concat([...pieces, hider.end()]).toString(), usage }
  }

  it.each(['\n', '\r\n', '\r'])('is all its other bytes, however it is cut (line end %j)', (end) => {
    const bytes = Buffer.from(lines([...OTHERS.slice(0, 4), USAGE, ...OTHERS.slice(4)], end))
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(bytes.length), { maxLength: 300 }), (cuts) => {
        const { shown, usage } = hidden(bytes, cuts)
        expect(shown).toBe(lines(OTHERS, end))
        expect(usage).toContain('"completion_tokens":9')
      }),
    )
  })

  it('loses the empty places too', () => {
    const bytes = Buffer.from('data: {"choices":[{"delta":{"content":"x"}}],"usage":null}\n\n')
    expect(hidden(bytes, []).shown).toBe('data: {"choices":[{"delta":{"content":"x"}}]}\n\n')
  })

  it('passes as it is behind an event that is too long', () => {
    const long = `data: ${'x'.repeat(3000)}\n\n${USAGE}\n\n`
    expect(hidden(Buffer.from(long), [2000], 1000).shown).toBe(long)
  })

  it('shows each event as soon as it is whole', () => {
    const hider = new UsageHider(1000, () => {})
    expect(hider.push(Buffer.from('data: {"usage":')).length).toBe(0)
    expect(hider.push(Buffer.from('1}\n\ndata: y')).toString()).toBe('data: {"usage":1}\n\n')
    expect(hider.push(Buffer.from('\n\n')).toString()).toBe('data: y\n\n')
  })
})
