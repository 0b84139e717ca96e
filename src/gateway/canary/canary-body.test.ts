import { describe, expect, it } from 'vitest'
import type { CanarySlot } from '#contract/canary.js'
import { CanaryServer } from '#provenance/canary/canary-server.js'
import { chooseVariant } from '#provenance/canary/choose-variant.js'
import { eventsIn } from '../fixtures/model-server.js'
import { ask, bodyFor, startTestGateway } from '../fixtures/test-gateway.js'
import type { JsonObject } from '../json-object.js'
import { CanaryBody, CanaryStream } from './canary-body.js'

const KEY = { commitment: '1'.repeat(64), key: '0d'.repeat(32) }
const SO: CanarySlot = { id: 'so', kind: 'phrase', variants: ['therefore', 'thus'], distinct: false, note: 'x' }
const server = new CanaryServer({ version: '0'.repeat(64), key: KEY, slots: [SO] })
/** A cluster that is served «thus». */
const CLUSTER = Array.from({ length: 100 }, (_, at) => `clu_${at.toString(16).padStart(20, '0')}`).find(
  (cluster) => chooseVariant(Buffer.from(KEY.key, 'hex'), cluster, 'so', 2) === 1,
)!
const serving = () => server.serve(CLUSTER, '')!

const SPELLED = [{ token: 'spelled', logprob: -0.1, bytes: null, top_logprobs: [] }]
const CHAT = { logprobs: { content: SPELLED, refusal: null }, token_ids: [7, 8] }
const LEGACY = { logprobs: { tokens: ['spelled'], token_logprobs: [-0.1], text_offset: [0] } }
const part = (text: string, annotations: JsonObject[] = []) => ({
  type: 'output_text',
  text,
  annotations,
  logprobs: SPELLED,
})
const said = (...texts: string[]) => ({ type: 'message', content: texts.map((text) => part(text)) })

const lines = (events: JsonObject[]): string => events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('')
function streamed(events: JsonObject[]): JsonObject[] {
  const stream = new CanaryStream(10_000, serving())
  return eventsIn(stream.push(Buffer.from(lines(events))).toString() + stream.end().toString())
}

describe('probabilities of tokens', () => {
  it.each<[string, JsonObject]>([
    ['chat', { choices: ['It is.', 'It is, therefore.'].map((content) => ({ message: { content }, ...CHAT })) }],
    ['completions', { choices: ['It is.', 'It is, therefore.'].map((text) => ({ text, ...LEGACY })) }],
    ['responses', { output: [said('It is.', 'It is, therefore.'), { content: [part('It is.', [{ index: 0 }])] }] }],
  ])('%s: are in no text of an answer, whether it was changed or not', (_, body) => {
    const held = new CanaryBody(10_000, serving())
    held.push(Buffer.from(JSON.stringify(body)))
    const sent = held.end().toString()
    expect(sent).toContain('It is, thus.')
    expect(sent).not.toMatch(/spelled|\[7,8\]/)
    expect(sent.match(/"logprobs":(null|\[\])/g)).toHaveLength(JSON.stringify(body).match(/"logprobs"/g)!.length)
  })

  it.each<[string, JsonObject[]]>([
    [
      'chat',
      ['It is', ', therefore', ' so.'].map((content) => ({ choices: [{ index: 0, delta: { content }, ...CHAT }] })),
    ],
    ['completions', ['It is', ', therefore', ' so.'].map((text) => ({ choices: [{ index: 0, text, ...LEGACY }] }))],
    [
      'responses',
      [
        ...['It is', ', therefore', ' so.'].map((delta) => ({
          type: 'response.output_text.delta',
          delta,
          logprobs: SPELLED,
        })),
        { type: 'response.output_text.done', text: 'It is, therefore so.', logprobs: SPELLED },
        { type: 'response.content_part.done', part: part('It is, therefore so.') },
        { type: 'response.output_item.done', item: said('It is, therefore so.', 'More.') },
        { type: 'response.completed', response: { output: [said('It is, therefore so.', 'More.')] } },
      ],
    ],
  ])('%s: are in no event of a stream, whether it was changed or not', (_, events) => {
    const sent = streamed(events)
    expect(JSON.stringify(sent)).toContain('thus')
    expect(JSON.stringify(sent)).not.toMatch(/spelled|\[7,8\]/)
  })

  it('stay where there are no canaries', async () => {
    const test = await startTestGateway()
    const body = bodyFor('/v1/chat/completions', 'plain', { stream: true, logprobs: true })
    expect((await ask(`${test.url}/v1/chat/completions`, body)).text).toContain('"logprob":-0.1')
    await test.close()
  })
})

const chat = (content: string) =>
  `data: {"choices":[{"index":0,"delta":{"content":"${content}"},"finish_reason":null}]}\n\n`

describe('a message that cites places in its text', () => {
  const annotations = [
    { type: 'url_citation', url_citation: { start_index: 6, end_index: 15, url: 'https://example.org' } },
  ]

  it('is left alone, and its tokens are hidden as those of the others', () => {
    const message = { content: 'It is therefore so (example.org).', annotations }
    const held = new CanaryBody(10_000, serving())
    held.push(
      Buffer.from(JSON.stringify({ choices: [{ message, ...CHAT }, { message: { ...message, annotations: [] } }] })),
    )
    const { choices } = JSON.parse(held.end().toString()) as { choices: JsonObject[] }
    expect(choices).toMatchObject([
      { message, logprobs: null },
      { message: { content: 'It is thus so (example.org).' } },
    ])
  })

  const event = (delta: JsonObject, index = 0) => ({ choices: [{ index, delta, finish_reason: null }] })
  const contents = (events: JsonObject[], index: number): string =>
    events
      .flatMap(({ choices }) => choices as { index: number; delta: JsonObject }[])
      .map((choice) => (choice.index === index ? (choice.delta.content ?? '') : ''))
      .join('')

  it('is left alone from there in a stream, beside others, which is counted', () => {
    const events = [event({ content: 'So there', annotations: [] }), event({ content: 'So there' }, 1)]
    events.push(
      event({ content: 'fore, ', annotations }),
      event({ content: 'therefore' }),
      event({ content: 'fore.' }, 1),
    )
    const stream = new CanaryStream(10_000, serving())
    const sent = eventsIn(stream.push(Buffer.from(lines(events))).toString() + stream.end().toString())
    expect([contents(sent, 0), contents(sent, 1)]).toEqual(['So therefore, therefore', 'So thus.'])
    expect(stream.passed_unmarked).toBe(true)
    const plain = new CanaryStream(10_000, serving())
    plain.push(Buffer.from(lines(events.slice(0, 2))))
    expect(plain.passed_unmarked).toBe(false)
  })
})

it('tells a text of a response alike in pieces and at its end, though it cites, which is counted', () => {
  const cited = part('It is, therefore.', [{ type: 'url_citation', start_index: 6, end_index: 16 }])
  const at = { output_index: 0, content_index: 0 }
  const item = { type: 'message', content: [cited] }
  const events = [
    { type: 'response.output_text.delta', ...at, delta: 'It is, there' },
    { type: 'response.output_text.delta', ...at, delta: 'fore.' },
    { type: 'response.output_text.annotation.added', ...at, annotation: cited.annotations[0] },
    { type: 'response.output_text.done', ...at, text: cited.text },
    { type: 'response.content_part.done', ...at, part: cited },
    { type: 'response.output_item.done', output_index: 0, item },
    { type: 'response.completed', response: { output: [item] } },
  ]
  const stream = new CanaryStream(10_000, serving())
  const sent = stream.push(Buffer.from(lines(events))).toString() + stream.end().toString()
  expect(sent).not.toContain('refore')
  expect(sent.match(/It is, thus\./g)).toHaveLength(4)
  expect(stream.passed_unmarked).toBe(true)
  // Told at the end alone, nothing is beside it.
  const [whole] = streamed(events.slice(-1))
  expect(JSON.stringify(whole)).toContain('It is, therefore.')
})

describe('what is too long', () => {
  it('passes with all that follows, behind what was whole and what was held', () => {
    const long = `data: {"image":"${'ü'.repeat(600)}"}\r\ndata: \r\n\r\n`
    const bytes = Buffer.from(`${chat('Thus so, there')}${long}${chat('therefore')}`)
    const plain = bytes.toString().slice(chat('Thus so, there').length)
    // Cut within characters and line ends alike.
    for (const step of [1, 7, 64, 1200]) {
      const stream = new CanaryStream(500, serving())
      let sent = ''
      for (let at = 0; at < bytes.length; at += step)
        sent += stream.push(bytes.subarray(at, at + step)).toString('latin1')
      sent += stream.end().toString('latin1')
      const text = Buffer.from(sent, 'latin1').toString()
      expect(text.startsWith(chat('Thus so, '))).toBe(true)
      expect(text.slice(chat('Thus so, ').length)).toMatch(/^data: .*"content":"there"/)
      expect(text.replaceAll('\r\n', '\n').endsWith(plain.replaceAll('\r\n', '\n'))).toBe(true)
      expect(stream.passed_unmarked).toBe(true)
    }
  })

  it('does not end an event where a line end was cut', () => {
    const stream = new CanaryStream(100, serving())
    const first = stream.push(Buffer.from(`data: "${'x'.repeat(100)}\r`)).toString()
    expect(first + stream.push(Buffer.from('\ndata: y"\r\n\r\n')).toString()).toBe(
      `data: "${'x'.repeat(100)}\ndata: y"\r\n\r\n`,
    )
  })

  it.each([true, false])('passes whole through the gateway and is counted, streamed: %s', async (stream) => {
    const test = await startTestGateway({
      limits: { rewrite_bytes_max: 100_000 },
      canaries: { serve: (cluster, question) => server.serve(cluster, question), report: () => {} },
    })
    test.decision = { decision: 'degrade', reason_code: 'restricted', degrade: ['canary'], cluster: CLUSTER, ttl_s: 0 }
    const url = '/v1/messages'
    for (const model of ['large', 'plain']) {
      const body = bodyFor(url, model, { stream })
      expect((await ask(test.url + url, body)).text).toBe((await ask(test.model.url + url, body)).text)
    }
    const { text } = await ask(`${test.url}/-/metrics`)
    expect(text).toContain('degradations_unknown_total{degradation="canary"} 1')
    expect(text).not.toContain('upstream_failures_total{')
    await test.close()
  })
})

describe('events of a response', () => {
  const numbered = (events: JsonObject[]) => events.map((event, at) => ({ ...event, sequence_number: at + 3 }))
  const delta = (delta: string, content_index: number) => ({
    type: 'response.output_text.delta',
    output_index: 0,
    content_index,
    delta,
    obfuscation: 'a1b2',
  })
  const done = (text: string, content_index: number) => ({
    type: 'response.output_text.done',
    output_index: 0,
    content_index,
    text,
  })

  it('are numbered without gaps and repeats, whatever was inserted', () => {
    const events = numbered([
      { type: 'response.created', response: { output: [] } },
      delta('It is so, there', 0),
      done('It is so, there', 0),
      delta('And there', 1),
      done('And there', 1),
      { type: 'response.completed', response: { output: [said('It is so, there', 'And there')] } },
    ])
    const sent = streamed(events)
    expect(sent.map(({ sequence_number }) => sequence_number)).toEqual([3, 4, 5, 6, 7, 8, 9, 10])
    expect(sent.slice(1, 4)).toMatchObject([{ delta: 'It is so, ' }, { delta: 'there' }, { text: 'It is so, there' }])
    expect(sent[2]).not.toHaveProperty('obfuscation')
  })

  it('are numbered on where a stream ends before its texts do', () => {
    expect(streamed(numbered([delta('there', 0)])).map(({ sequence_number }) => sequence_number)).toEqual([3, 4])
  })

  it('count on in an error too, which is named otherwise', () => {
    const error = { type: 'error', code: 'server_error', message: 'x' }
    const events = numbered([delta('It is, there', 0), done('It is, therefore', 0), error, delta('there', 1), error])
    const numbers = streamed(events).map(({ sequence_number }) => sequence_number)
    expect(numbers.length).toBeGreaterThan(events.length)
    expect(numbers).toEqual(numbers.map((_, at) => 3 + at))
  })

  it('keep their numbers where nothing is inserted', () => {
    const events = numbered([delta('It is', 0), delta(' so.', 0), done('It is so.', 0)])
    expect(streamed(events)).toEqual(events)
  })
})
