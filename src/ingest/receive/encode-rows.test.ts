import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Documents, oneDocument } from './documents.js'
import { createRowBatch, rowBytesMax } from './encode-rows.js'
import { receiveOptions } from './receive-options.js'
import { splitDocuments } from './split-documents.js'

const lines = (...texts: string[]): Documents =>
  splitDocuments(Buffer.from(texts.join('\n')), 'application/x-ndjson', receiveOptions())

/** RowBinary, read the plain way. */
function read(rows: Buffer): [bigint, string][] {
  const found: [bigint, string][] = []
  for (let at = 0; at < rows.length; ) {
    const line = rows.readBigUInt64LE(at)
    at += 8
    let length = 0
    for (let shift = 0; ; shift += 7) {
      const byte = rows[at++]!
      length += (byte & 0x7f) << shift
      if (byte < 0x80) break
    }
    found.push([line, rows.toString('utf8', at, at + length)])
    at += length
  }
  return found
}

test('rows of several requests, and the way back from a line', () => {
  const batch = createRowBatch()
  expect(batch.append(lines('{"a":1}', '', '{"b":2}'))).toBe(0)
  expect(batch.append(lines(''))).toBe(1)
  expect(batch.append(oneDocument(Buffer.from('{"c":3}')))).toBe(2)
  expect(read(batch.rows())).toEqual([
    [1n, '{"a":1}'],
    [2n, '{"b":2}'],
    [3n, '{"c":3}'],
  ])
  expect([1, 2, 3].map(batch.locate)).toEqual([
    { request: 0, number: 1 },
    { request: 0, number: 3 },
    { request: 2, number: 1 },
  ])
  for (const line of [0, 4]) expect(() => batch.locate(line)).toThrow(RangeError)
  expect([batch.lines(), batch.bytes()]).toEqual([3, batch.rows().length])
})

test('texts of any length, over the growth of the batch', () => {
  const lengths = [0, 1, 127, 128, 16_383, 16_384, 2 ** 20, 2 ** 21, 3 * 2 ** 20]
  const batch = createRowBatch()
  for (const length of lengths) {
    const documents = oneDocument(Buffer.alloc(length, 'x'))
    const before = batch.bytes()
    batch.append(documents)
    expect(batch.bytes() - before).toBeLessThanOrEqual(rowBytesMax(documents))
  }
  expect(read(batch.rows()).map(([, text]) => text.length)).toEqual(lengths)
})

test('any requests: each line leads to the document that it came from', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat({ max: 300 }), { maxLength: 5 })), (requests) => {
      const batch = createRowBatch()
      for (const lengths of requests) batch.append(lines(...lengths.map((length) => '1'.repeat(length))))
      const rows = read(batch.rows())
      expect(rows.length).toBe(batch.lines())
      for (const [line, text] of rows) {
        const { request, number } = batch.locate(Number(line))
        expect(text.length).toBe(requests[request]![number - 1])
      }
    }),
  )
})
