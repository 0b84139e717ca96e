import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { fixture, type Intake, openIntake } from '../fixtures/open-intake.js'
import { type Documents, oneDocument } from './documents.js'
import { createRowBatch } from './encode-rows.js'
import { heliconeDocuments } from './helicone-documents.js'
import { decodeOtlp } from './otlp-protobuf.js'
import { type OtlpSignal, otlpMessage } from './otlp-schema.js'
import { receiveDocuments } from './receive-documents.js'
import { receiveOptions } from './receive-options.js'

let intake: Intake
beforeAll(async () => {
  intake = await openIntake()
})
afterAll(() => intake.close())

const options = receiveOptions()
const textRow = z.object({ line: z.coerce.number(), text: z.string() })

/** The documents as the engine reads them from the rows of a batch. */
async function throughRows(requests: Documents[]): Promise<{ line: number; text: string }[]> {
  const batch = createRowBatch()
  for (const documents of requests) batch.append(documents)
  const path = join(intake.folder, 'batch.rows')
  writeFileSync(path, batch.rows())
  return intake.engine.rows(
    textRow,
    "SELECT line, text FROM file({path:String}, RowBinary, 'line UInt64, text String') ORDER BY line",
    { path },
  )
}

/** What a format reads of these documents. */
async function accepted(format: string, requests: Documents[]) {
  const path = join(intake.folder, `${format}.jsonl`)
  const rows = await throughRows(requests)
  writeFileSync(path, rows.map(({ text }) => `${text.replaceAll('\n', ' ')}\n`).join(''))
  const read = await intake.read([path], { log_format: format })
  expect(read.refused).toEqual([])
  return read.accepted
}

/** An OTLP request in JSON as the same in protobuf. */
function toProtobuf(signal: OtlpSignal, json: string): Buffer {
  const bytes = (key: string, value: unknown) =>
    /^(trace|span|parentSpan)Id$/.test(key) ? Buffer.from(String(value), 'hex') : value
  const request = JSON.parse(json, (key, value) => (/Id$/.test(key) ? bytes(key, value) : value))
  const message = otlpMessage(signal === 'traces' ? 'TracesRequest' : 'LogsRequest')
  return Buffer.from(message.encode(message.fromObject(request)).finish())
}

test('OTLP in protobuf is read as the same in JSON is', async () => {
  const lines = readFileSync(fixture('otel-genai/good.jsonl'), 'utf8').trim().split('\n')
  const direct = await intake.read([fixture('otel-genai/good.jsonl')])
  const requests = await Promise.all(
    lines.map(async (line) => {
      const signal = line.includes('resourceLogs') ? 'logs' : 'traces'
      return oneDocument((await decodeOtlp(signal, toProtobuf(signal, line), options)).document)
    }),
  )
  expect(direct.accepted.length).toBe(5)
  expect(await accepted('otel-genai', requests)).toEqual(direct.accepted)
})

test.each(['litellm', 'kong', 'native'])(
  '%s: an array, lines and single objects are read as the file is',
  async (format) => {
    const file = fixture(`${format}/good.jsonl`)
    const lines = readFileSync(file, 'utf8').trim().split('\n')
    const bodies: [string, string | Buffer, string?][] = [
      ['application/json', `[${lines.join(',')}]`],
      ['application/x-ndjson', gzipSync(lines.join('\n')), 'gzip'],
      ...lines.map((line): [string, string] => ['application/json', line]),
    ]
    const received = await Promise.all(
      bodies.map(([type, body, encoding]) =>
        receiveDocuments(
          Readable.from([Buffer.from(body)]),
          { 'content-type': type, ...(encoding === undefined ? {} : { 'content-encoding': encoding }) },
          options,
        ),
      ),
    )
    const texts = (await throughRows(received)).map(({ text }) => text)
    const documents = lines.map((line) => line.trim())
    expect(texts).toEqual([...documents, ...documents, ...documents])
    const direct = await intake.read([file])
    expect(direct.accepted.length).toBeGreaterThan(0)
    expect(await accepted(format, received.slice(0, 1))).toEqual(direct.accepted)
  },
)

test('a Helicone webhook is read as a row of its export, with bodies as text or as objects', async () => {
  const request = { model: 'm-1', messages: [{ role: 'user', content: 'Tides?' }], user: 'bo' }
  const response = { choices: [], usage: { prompt_tokens: 3, completion_tokens: 5 } }
  const webhooks = [
    { request_id: 'r-1', user_id: 'ada', request_body: request, response_body: response },
    { request_id: 'r-2', request_user_id: null, request_body: JSON.stringify(request), response_body: '{}' },
    {
      request_id: 'r-3',
      properties: { userId: 'cy' },
      model: 'm-2',
      request_body: 'Body too large',
      response_body: 'Body too large',
      metadata: { promptTokens: 7, completionTokens: 9 },
    },
  ]
  const received = new Date('2026-03-02T10:00:00.250Z')
  const rows = await accepted(
    'helicone',
    webhooks.map((webhook) => heliconeDocuments(Buffer.from(JSON.stringify(webhook)), received)),
  )
  expect(rows.map(({ id, account, at }) => [id, account, at])).toEqual([
    ['r-1', 'ada', '2026-03-02 10:00:00.250'],
    ['r-2', 'bo', '2026-03-02 10:00:00.250'],
    ['r-3', 'cy', '2026-03-02 10:00:00.250'],
  ])
  expect(rows.slice(0, 2).map((row) => JSON.parse(row.request))).toEqual([request, request])
  expect(JSON.parse(rows[2]!.request)).toMatchObject({ model: 'm-2' })
  expect(JSON.parse(rows[2]!.response)).toEqual({ usage: { prompt_tokens: 7, completion_tokens: 9 } })
})
