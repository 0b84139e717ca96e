import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { decodeOtlp } from './otlp-protobuf.js'
import { otlpMessage } from './otlp-schema.js'
import type { ReceiveError } from './receive-error.js'
import { type ReceiveOptions, receiveOptions } from './receive-options.js'
import { receiveOtlp } from './receive-otlp.js'

const options = receiveOptions()
const read = async (signal: 'traces' | 'logs', body: Buffer) => {
  const { document, items } = await decodeOtlp(signal, body, options)
  return { items, request: JSON.parse(String(document)) }
}

const failureOf = async (body: Buffer, changed: Partial<ReceiveOptions> = {}): Promise<ReceiveError | undefined> => {
  try {
    await decodeOtlp('traces', body, { ...options, ...changed })
    return undefined
  } catch (error) {
    return error as ReceiveError
  }
}

/** A field with a length: its tag, its length, its bytes. */
const field = (number: number, ...parts: (Buffer | string)[]): Buffer => {
  const bytes = Buffer.concat(parts.map((part) => Buffer.from(part as string)))
  const length = bytes.length < 128 ? [bytes.length] : [(bytes.length & 127) | 128, bytes.length >> 7]
  return Buffer.concat([Buffer.from([(number << 3) | 2, ...length]), bytes])
}
const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex')

test('a trace written by hand, by the field numbers of the specification', async () => {
  const attribute = (key: string, value: Buffer) => field(9, field(1, key), field(2, value))
  const span = field(
    2,
    field(1, hex('0af7651916cd43dd8448eb211c80319c')),
    field(2, hex('b7ad6b7169203331')),
    field(4, hex('00f067aa0ba902b7')),
    field(5, 'chat'),
    hex('30 03'),
    hex('39 80f29af2e1fd9818'),
    attribute('text', field(1, '')),
    attribute('yes', hex('10 01')),
    attribute('minus', hex('18 ffffffffffffffffff01')),
    attribute('half', hex('21 000000000000e03f')),
    attribute('list', field(5, field(1, field(1, 'a')), field(1, hex('1807')))),
    attribute('map', field(6, field(1, field(1, 'k'), field(2, field(1, 'v'))))),
    attribute('raw', field(7, hex('fbff'))),
    field(13, field(1, hex('01')), field(2, hex('02'))),
    field(15, field(2, 'bad'), hex('18 02')),
    hex('85 01 01030000'),
    // Fields that no version knows, of each kind.
    hex('a0 3f 05  a1 3f 0102030405060708  a2 3f 02 6869  a5 3f 01020304'),
  )
  const body = field(
    1,
    field(1, field(1, field(1, 'user.id'), field(2, field(1, 'ada')))),
    field(2, field(1, field(1, 'sdk')), span),
  )
  expect(await read('traces', body)).toEqual({
    items: 1,
    request: {
      resourceSpans: [
        {
          resource: { attributes: [{ key: 'user.id', value: { stringValue: 'ada' } }] },
          scopeSpans: [
            {
              scope: { name: 'sdk' },
              spans: [
                {
                  traceId: '0af7651916cd43dd8448eb211c80319c',
                  spanId: 'b7ad6b7169203331',
                  parentSpanId: '00f067aa0ba902b7',
                  name: 'chat',
                  kind: 3,
                  startTimeUnixNano: '1772445600250000000',
                  attributes: [
                    { key: 'text', value: { stringValue: '' } },
                    { key: 'yes', value: { boolValue: true } },
                    { key: 'minus', value: { intValue: '-1' } },
                    { key: 'half', value: { doubleValue: 0.5 } },
                    { key: 'list', value: { arrayValue: { values: [{ stringValue: 'a' }, { intValue: '7' }] } } },
                    { key: 'map', value: { kvlistValue: { values: [{ key: 'k', value: { stringValue: 'v' } }] } } },
                    { key: 'raw', value: { bytesValue: '+/8=' } },
                  ],
                  links: [{ traceId: '01', spanId: '02' }],
                  status: { message: 'bad', code: 2 },
                  flags: 769,
                },
              ],
            },
          ],
        },
      ],
    },
  })
})

test('log records written by hand', async () => {
  const record = field(
    2,
    hex('09 80f29af2e1fd9818'),
    hex('10 09'),
    field(3, 'INFO'),
    field(5, field(1, 'said')),
    field(6, field(1, 'k'), field(2, field(1, 'v'))),
    hex('38 02 45 01000000'),
    field(9, hex('aa')),
    field(10, hex('bb')),
    hex('59 0100000000000000'),
    field(12, 'gen_ai.event'),
  )
  expect(await read('logs', field(1, field(2, record, record)))).toMatchObject({
    items: 2,
    request: {
      resourceLogs: [
        {
          scopeLogs: [
            {
              logRecords: [
                {
                  timeUnixNano: '1772445600250000000',
                  severityNumber: 9,
                  severityText: 'INFO',
                  body: { stringValue: 'said' },
                  attributes: [{ key: 'k', value: { stringValue: 'v' } }],
                  droppedAttributesCount: 2,
                  flags: 1,
                  traceId: 'aa',
                  spanId: 'bb',
                  observedTimeUnixNano: '1',
                  eventName: 'gen_ai.event',
                },
                {},
              ],
            },
          ],
        },
      ],
    },
  })
})

const encoded = (request: object): Buffer => {
  const message = otlpMessage('TracesRequest')
  return Buffer.from(message.encode(message.fromObject(request)).finish())
}

const SPANS = encoded({
  resourceSpans: [
    { scopeSpans: [{ spans: [{ name: 'a', startTimeUnixNano: '18446744073709551615' }, {}] }, { spans: [{}] }] },
    { resource: { attributes: [{ key: 'nan', value: { doubleValue: Number.NaN } }] } },
  ],
})

test('numbers that JSON has no digits for, and counts over all scopes', async () => {
  const { items, request } = await read('traces', SPANS)
  expect(items).toBe(3)
  expect(request.resourceSpans[0].scopeSpans[0].spans[0].startTimeUnixNano).toBe('18446744073709551615')
  expect(request.resourceSpans[1].resource.attributes[0].value).toEqual({ doubleValue: 'NaN' })
})

test('an empty request is a request', async () => {
  expect(await read('traces', Buffer.alloc(0))).toEqual({ items: 0, request: { resourceSpans: [] } })
})

test('cut off, or not protobuf: 400', async () => {
  const cuts = Array.from({ length: SPANS.length - 1 }, (_, index) => SPANS.subarray(0, index + 1))
  const failures = await Promise.all(cuts.map((body) => failureOf(body)))
  expect(new Set(failures.map((failure) => failure?.http_status))).toEqual(new Set([400, undefined]))
  // Only where the first resource is whole is what stands before the cut a request of its own.
  expect(failures.filter((failure) => failure === undefined).length).toBe(1)
  for (const body of ['{"resourceSpans":[]}', '\x00', '\x0b\x0c', '\xff'.repeat(20), '\x0a\xff\xff\xff\xff\x0f']) {
    expect(await failureOf(Buffer.from(body, 'latin1'))).toMatchObject({ http_status: 400 })
  }
})

/** A list in a list in a list, so deep. */
function nested(levels: number): Buffer {
  let value: object = { stringValue: 'x' }
  for (let level = 0; level < levels; level++) value = { arrayValue: { values: [value] } }
  return encoded({ resourceSpans: [{ resource: { attributes: [{ key: 'deep', value }] } }] })
}

test('nesting has a bound, small messages too', async () => {
  expect((await read('traces', nested(25))).items).toBe(0)
  expect(await failureOf(nested(40))).toMatchObject({ http_status: 400, what: 'messages nested deeper than 64' })
  const many = Buffer.alloc(4_000_000, hex('0a00'))
  expect(await failureOf(many)).toMatchObject({ http_status: 413, what: 'more than 1000000 messages' })
})

test('JSON longer than allowed', async () => {
  const control = encoded({ resourceSpans: [{ schemaUrl: '\u0001'.repeat(1000) }] })
  expect(await failureOf(control, { decoded_bytes_max: 5000 })).toMatchObject({
    http_status: 413,
    what: 'more than 5000 bytes as JSON',
  })
})

test('a request is received by its content type', async () => {
  const headers = { 'content-type': 'application/x-protobuf', 'content-encoding': 'gzip' }
  const protobuf = await receiveOtlp(Readable.from([gzipSync(SPANS)]), headers, 'traces', options)
  expect(protobuf).toMatchObject({ items: 3, encoding: 'protobuf' })
  const json = Readable.from([protobuf.document])
  const again = await receiveOtlp(json, { 'content-type': 'application/json' }, 'traces', options)
  expect(again).toEqual({ document: protobuf.document, items: 3, encoding: 'json' })
  await expect(receiveOtlp(json, { 'content-type': 'text/plain' }, 'traces', options)).rejects.toMatchObject({
    http_status: 415,
  })
})
