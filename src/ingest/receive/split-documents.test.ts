import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Documents } from './documents.js'
import { receiveOptions } from './receive-options.js'
import { splitDocuments } from './split-documents.js'

const split = (body: Buffer | string, type?: string, changed: Parameters<typeof receiveOptions>[0] = {}): Documents =>
  splitDocuments(Buffer.from(body), type, receiveOptions(changed))

const pairs = ({ bytes, starts, ends, numbers }: Documents): [number, string][] =>
  numbers.map((number, index) => [number, bytes.toString('utf8', starts[index], ends[index])])

const NDJSON = 'application/x-ndjson'
const JSON_TYPE = 'application/json; charset=utf-8'

test('lines: numbered as they stand, blank ones skipped, with any line end and a byte order mark', () => {
  const body = '\uFEFF{"a":1}\r\n\r\n  {"b":2}\t\n\n{"c":3}'
  const expected = [
    [1, '{"a":1}'],
    [3, '{"b":2}'],
    [5, '{"c":3}'],
  ]
  for (const type of [NDJSON, 'application/jsonl', 'text/plain', undefined, JSON_TYPE]) {
    expect(pairs(split(body, type))).toEqual(expected)
  }
})

test('bad lines stay documents of their own, so that each gets its reason', () => {
  const body = '{"a":1}\n{"b":\n[broken\nhello\n{"c":3}\n'
  expect(pairs(split(body, NDJSON)).map(([number]) => number)).toEqual([1, 2, 3, 4, 5])
  expect(pairs(split(`{"cut":\n${body}`, 'text/plain')).length).toBe(6)
  expect(pairs(split(`[broken\n${body}`, NDJSON)).length).toBe(6)
})

test('one object, over several lines too', () => {
  expect(pairs(split('{"a":[1,2]}', JSON_TYPE))).toEqual([[1, '{"a":[1,2]}']])
  const pretty = JSON.stringify({ a: { b: '}\n{' } }, null, 2)
  for (const type of [JSON_TYPE, undefined, 'text/plain']) expect(pairs(split(pretty, type))).toEqual([[1, pretty]])
})

test('elements of arrays are cut out as they are written', () => {
  const objects = [
    '{"id":12345678901234567890,"f":1.000,"e":1e400}',
    '{"text":"a ] b } c [ d { \\" e \\\\"}',
    '{"nested":[[],[{"x":"]"}],{}], "y" : { } }',
    `{"long":"${'\\\\\\"'.repeat(40)}]}"}`,
    '{}',
  ]
  for (const joint of [',', ' ,\n', ',\t']) {
    const body = ` [ ${objects.join(joint)} ]\n`
    expect(pairs(split(body, JSON_TYPE)).map(([, text]) => text)).toEqual(objects)
  }
  expect(pairs(split('[]', JSON_TYPE))).toEqual([])
})

test('arrays are recognised under any type; several values follow one another', () => {
  for (const type of [NDJSON, undefined, 'application/x-www-form-urlencoded']) {
    expect(pairs(split('[{"a":1},{"b":2}]\n[{"c":3}]', type))).toEqual([
      [1, '{"a":1}'],
      [2, '{"b":2}'],
      [3, '{"c":3}'],
    ])
  }
  expect(pairs(split('{"a":1} {"b":2}{"c":3}', JSON_TYPE)).length).toBe(3)
})

test('elements that are no objects are left to the engine to reject', () => {
  expect(pairs(split('[1,"a,]",null,[{"x":1}],{"a":1}]', JSON_TYPE)).map(([, text]) => text)).toEqual([
    '1',
    '"a,]"',
    'null',
    '[{"x":1}]',
    '{"a":1}',
  ])
})

test.each([
  ['cut within an element', '[{"a":1},{"b":'],
  ['cut within text', '[{"a":1},{"b":"'],
  ['cut after a backslash', '[{"a":"\\'],
  ['cut after an element', '[{"a":1}'],
  ['cut after a comma', '[{"a":1},'],
  ['one comma too many', '[{"a":1},]'],
  ['no comma', '[{"a":1}{"b":2}]'],
  ['one bracket too many', '[{"a":1}]]'],
  ['cut object', '{"a":{"b":1}'],
])('JSON whose values cannot be told apart, %s: 400 with the place', (_, body) => {
  expect(() => split(body, JSON_TYPE)).toThrow(
    expect.objectContaining({ http_status: 400, where: expect.stringMatching(/^request body, byte \d+$/) }),
  )
})

test('what is no JSON is refused without repeating it', () => {
  expect(() => split('secret words', 'text/plain')).toThrow(
    expect.objectContaining({ http_status: 400, what: 'no JSON: it begins with the byte 0x73' }),
  )
  expect(() => split(Buffer.from('{"a":1}', 'utf16le'), 'application/json; charset="UTF-16LE"')).toThrow(
    expect.objectContaining({ http_status: 415 }),
  )
  expect(() => split(Buffer.from([0xff, 0xfe, 0x7b, 0]))).toThrow(expect.objectContaining({ http_status: 400 }))
})

test('nothing gives nothing', () => {
  for (const body of ['', ' \r\n\n', '\uFEFF']) {
    for (const type of [NDJSON, JSON_TYPE, undefined]) expect(pairs(split(body, type))).toEqual([])
  }
})

test('a document that is too long is rejected alone; too many are refused', () => {
  const long = `{"a":"${'x'.repeat(100)}"}`
  const options = { document_bytes_max: 50, documents_max: 3 }
  for (const [type, body] of [
    [NDJSON, `{"a":1}\n${long}\n{"b":2}`],
    [JSON_TYPE, `[{"a":1},${long},{"b":2}]`],
  ] as const) {
    const documents = split(body, type, options)
    expect(documents.numbers).toEqual([1, 3])
    expect(documents.rejected).toEqual([{ number: 2, reason: 'longer than 50 bytes' }])
    expect(() => split(body, type, { ...options, documents_max: 2 })).toThrow(
      expect.objectContaining({ http_status: 413, what: 'more than 2 documents' }),
    )
  }
})

test('invalid UTF-8 is passed on untouched', () => {
  const line = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff, 0xc3, 0x80, 0xed, 0xa0]), Buffer.from('"}')])
  for (const [type, body] of [
    [NDJSON, Buffer.concat([line, Buffer.from('\n'), line])],
    [JSON_TYPE, Buffer.concat([Buffer.from('['), line, Buffer.from(','), line, Buffer.from(']')])],
  ] as const) {
    const { bytes, starts, ends } = split(body, type)
    expect(starts.map((start, index) => bytes.subarray(start, ends[index]))).toEqual([line, line])
  }
})

test('depth takes no stack', () => {
  const deep = `{"a":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`
  expect(split(`[${deep},{}]`, JSON_TYPE).ends.length).toBe(2)
})

const object = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 4 }))

test('any objects come out as they went in, as lines and as an array', () => {
  const spaces = fc.constantFrom('', ' ', '\n', '\r\n\t ')
  fc.assert(
    fc.property(fc.array(object, { minLength: 1 }), spaces, fc.constantFrom(0, 2), (objects, space, indent) => {
      const texts = objects.map((value) => JSON.stringify(value, null, indent))
      const array = `${space}[${space}${texts.join(`${space},${space}`)}${space}]${space}`
      expect(pairs(split(array, JSON_TYPE)).map(([, text]) => text)).toEqual(texts)
      const lines = objects.map((value) => JSON.stringify(value))
      expect(pairs(split(lines.join('\r\n'), NDJSON)).map(([, text]) => text)).toEqual(lines)
    }),
  )
})
