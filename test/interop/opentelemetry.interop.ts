import { DiagLogLevel, diag } from '@opentelemetry/api'
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http'
import { OTLPTraceExporter as JsonTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { OTLPTraceExporter as ProtobufTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { BatchLogRecordProcessor, LoggerProvider, type LogRecordExporter } from '@opentelemetry/sdk-logs'
import { BatchSpanProcessor, NodeTracerProvider, type SpanExporter } from '@opentelemetry/sdk-trace-node'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Stillwatch, startStillwatch } from './start-stillwatch.js'

const FORMAT = 'otel-genai'
/** A server refuses exchanges from more than a day ahead. */
const TOO_FAR_AHEAD_MS = 3 * 86_400_000

let stillwatch: Stillwatch
/** what the exporters complained of */
let warned: string[] = []
beforeAll(async () => {
  stillwatch = await startStillwatch()
  const note = (...words: unknown[]) => void warned.push(words.join(' '))
  diag.setLogger({ verbose: () => {}, debug: () => {}, info: () => {}, warn: note, error: note }, DiagLogLevel.WARN)
})
beforeEach(() => {
  warned = []
})
afterAll(() => stillwatch?.remove())

/** An exporter's options; `compression` is an enum that each package has for itself. */
const to = (path: string, compression: 'none' | 'gzip', key = stillwatch.key) => ({
  url: stillwatch.url + path,
  headers: { authorization: `Bearer ${key}` },
  compression: compression as never,
})

/** The attributes that the semantic conventions of generative AI give a call of chat. */
const chatAttributes = (model: string, account: string) => ({
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'openai',
  'gen_ai.request.model': model,
  'gen_ai.request.max_tokens': 512,
  'gen_ai.response.id': `resp-${model}-${account}`,
  'gen_ai.response.finish_reasons': ['stop'],
  'gen_ai.usage.input_tokens': 21,
  'gen_ai.usage.output_tokens': 34,
  'gen_ai.input.messages': JSON.stringify([
    { role: 'user', parts: [{ type: 'text', content: `Explain tides to ${account}.` }] },
  ]),
  'gen_ai.output.messages': JSON.stringify([
    { role: 'assistant', parts: [{ type: 'text', content: 'The moon pulls.' }], finish_reason: 'stop' },
  ]),
  'user.id': account,
  'client.address': '192.0.2.7',
})

/** Two calls of chat and one of a database; `ahead_ms` moves the second. */
async function sendSpans(exporter: SpanExporter, model: string, ahead_ms = 0): Promise<void> {
  const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] })
  const tracer = provider.getTracer('interop')
  for (const [account, shift_ms] of [
    ['ada', 0],
    ['bob', ahead_ms],
  ] as const) {
    const startTime = Date.now() + shift_ms
    const span = tracer.startSpan(`chat ${model}`, { startTime, attributes: chatAttributes(model, account) })
    span.end(startTime + 800)
  }
  tracer.startSpan('SELECT', { attributes: { 'db.system.name': 'postgresql' } }).end()
  await provider.forceFlush()
  await provider.shutdown()
}

/** The same calls as events, as instrumentations write that keep contents out of spans. */
async function sendLogs(exporter: LogRecordExporter, model: string, ahead_ms = 0): Promise<void> {
  const provider = new LoggerProvider({ processors: [new BatchLogRecordProcessor({ exporter })] })
  const logger = provider.getLogger('interop')
  for (const [account, shift_ms] of [
    ['ada', 0],
    ['bob', ahead_ms],
  ] as const)
    logger.emit({
      eventName: 'gen_ai.client.inference.operation.details',
      timestamp: Date.now() + shift_ms,
      attributes: chatAttributes(model, account),
    })
  logger.emit({ body: 'cache warmed', attributes: { 'log.iostream': 'stdout' } })
  await provider.forceFlush()
  await provider.shutdown()
}

const accepted = () => stillwatch.documents(FORMAT)

describe.each(['none', 'gzip'] as const)('compression %s', (compression) => {
  it.each([
    ['spans as JSON', () => sendSpans(new JsonTraceExporter(to('/v1/traces', compression)), `json-${compression}`)],
    [
      'spans as protobuf',
      () => sendSpans(new ProtobufTraceExporter(to('/v1/traces', compression)), `protobuf-${compression}`),
    ],
    ['log events as JSON', () => sendLogs(new OTLPLogExporter(to('/v1/logs', compression)), `logs-${compression}`)],
  ])('takes %s, and the exporter has nothing to complain of', async (_, send) => {
    const before = await accepted()
    await send()
    expect(warned).toEqual([])
    expect((await accepted()) - before).toBe(3)
  })
})

it.each([
  ['JSON', () => new JsonTraceExporter(to('/v1/traces', 'none'))],
  ['protobuf', () => new ProtobufTraceExporter(to('/v1/traces', 'gzip'))],
])('tells the exporter of spans by %s that one was refused', async (name, open) => {
  const before = await stillwatch.documents(FORMAT, 'rejected')
  await sendSpans(open(), `partial-${name}`, TOO_FAR_AHEAD_MS)
  expect(warned).toHaveLength(1)
  expect(warned[0]).toMatch(/Partial Success.*"rejectedSpans":"?1"?.*"errorMessage":".+"/)
  expect((await stillwatch.documents(FORMAT, 'rejected')) - before).toBe(1)
})

it('tells the exporter of logs that one was refused', async () => {
  await sendLogs(new OTLPLogExporter(to('/v1/logs', 'gzip')), 'partial-logs', TOO_FAR_AHEAD_MS)
  expect(warned).toHaveLength(1)
  expect(warned[0]).toMatch(/Partial Success.*"rejectedLogRecords":"?1"?/)
})

it('refuses a wrong key so that the exporter gives up and says so', async () => {
  const before = await accepted()
  await sendSpans(new JsonTraceExporter(to('/v1/traces', 'none', 'no such key')), 'keyless').catch(
    (error: Error) => void warned.push(String(error)),
  )
  expect(warned.join('\n')).toMatch(/Unauthorized|401/)
  expect(await accepted()).toBe(before)
})

it('tells events apart that have neither a response id nor a trace', async () => {
  const provider = new LoggerProvider({
    processors: [new BatchLogRecordProcessor({ exporter: new OTLPLogExporter(to('/v1/logs', 'none')) })],
  })
  const { 'gen_ai.response.id': _, ...attributes } = chatAttributes('bare', 'cleo')
  for (const content of ['one', 'two', 'two'])
    provider.getLogger('interop').emit({
      eventName: 'gen_ai.client.inference.operation.details',
      attributes: {
        ...attributes,
        'gen_ai.input.messages': JSON.stringify([{ role: 'user', parts: [{ type: 'text', content }] }]),
      },
    })
  await provider.shutdown()
  expect(warned).toEqual([])
  expect((await stillwatch.totals('cleo')).exchanges).toBeGreaterThanOrEqual(2)
})

it('keeps what was taken: each call once, with its account, model and counts', async () => {
  const whole = ['json', 'protobuf', 'logs'].flatMap((kind) => [`${kind}-none`, `${kind}-gzip`])
  const partial = ['partial-JSON', 'partial-protobuf', 'partial-logs']
  for (const [account, models] of [
    ['ada', [...whole, ...partial]],
    ['bob', whole],
  ] as const) {
    const totals = await stillwatch.totals(account)
    expect(totals).toMatchObject({
      exchanges: models.length,
      input_tokens: 21 * models.length,
      output_tokens: 34 * models.length,
    })
    const found = totals.models.map(({ name, exchanges }) => `${name} ${exchanges}`)
    expect(found.sort()).toEqual(models.map((name) => `${name} 1`).sort())
  }
})
