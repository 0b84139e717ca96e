import fc from 'fast-check'
import { expect, it } from 'vitest'
import { EventSplitter, EventTooLong } from './split-events.js'

const STREAM = [
  '\uFEFF: a comment\n\n',
  'event: greeting\r\ndata: Grüße 世界 🌍\r\n\r\n',
  'data: one\ndata:two\n\n',
  'id: 7\rdata\r\r',
  'data: [DONE]\n\n',
  'event: last\ndata: {"without":"an empty line"}',
].join('')

const EXPECTED = [
  ['', undefined],
  ['greeting', 'Grüße 世界 🌍'],
  ['', 'one\ntwo'],
  ['', ''],
  ['', '[DONE]'],
  ['last', '{"without":"an empty line"}'],
]

function split(pieces: Buffer[]) {
  const splitter = new EventSplitter(1000)
  const events = [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()]
  return events.map(({ name, data }) => [name, data])
}

it('gives the same events wherever the bytes are cut', () => {
  const bytes = Buffer.from(STREAM)
  expect(split([bytes])).toEqual(EXPECTED)
  expect(split([...bytes].map((byte) => Buffer.from([byte])))).toEqual(EXPECTED)
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(bytes.length)), (cuts) => {
      const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length]
      const pieces = edges.slice(1).map((edge, at) => bytes.subarray(edges[at], edge))
      expect(split(pieces)).toEqual(EXPECTED)
    }),
  )
})

it('knows whether it stands between events', () => {
  const splitter = new EventSplitter(100)
  splitter.push(Buffer.from('data: x\n'))
  expect(splitter.between_events).toBe(false)
  splitter.push(Buffer.from('\n'))
  expect(splitter.between_events).toBe(true)
})

it('gives an event at once when its line ends are carriage returns', () => {
  const splitter = new EventSplitter(100)
  expect(splitter.push(Buffer.from('data: x\r\r'))).toHaveLength(1)
  expect(splitter.push(Buffer.from('\ndata: y\r\n\r\n'))).toEqual([{ name: '', data: 'y', raw: 'data: y\n' }])
})

it('holds no event beyond its bound', () => {
  const splitter = new EventSplitter(100)
  splitter.push(Buffer.from(`data: ${'x'.repeat(80)}\n`))
  expect(() => splitter.push(Buffer.from(`data: ${'x'.repeat(80)}\n`))).toThrow(EventTooLong)
})
