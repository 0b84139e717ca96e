import { expect, test } from 'vitest'
import { countOtlp } from './count-otlp.js'

const count = (signal: 'traces' | 'logs', value: unknown): number =>
  countOtlp(signal, Buffer.from(typeof value === 'string' ? value : JSON.stringify(value, null, 1)))

test('counts over resources and scopes, wherever the members stand', () => {
  const spans = [{ name: 'a "]}' }, { attributes: [{ key: 'spans', value: { arrayValue: { values: [] } } }] }]
  const request = {
    spans: [1, 2, 3],
    resourceSpans: [
      { schemaUrl: 'x', scopeSpans: [{ scope: { spans }, spans }, { spans: [] }] },
      {},
      { scopeSpans: [{ spans: [{}] }] },
    ],
    resourceLogs: [{ scopeLogs: [{ logRecords: [{}, {}] }] }],
  }
  expect(count('traces', request)).toBe(3)
  expect(count('logs', request)).toBe(2)
})

test('what is not there counts nothing', () => {
  for (const request of [{}, { resourceSpans: null }, { resourceSpans: {} }, { resourceSpans: [1, null] }]) {
    expect(count('traces', request)).toBe(0)
  }
})

test('what is not one object is refused', () => {
  for (const body of [
    '',
    '[]',
    'null',
    '{"resourceSpans":[',
    '{}{}',
    '{} x',
    '{"a":1,}',
    '{"a" 1}',
    '{1:2}',
    '{"resourceSpans":[{},]}',
    '{"resourceSpans":[{"a":1]}',
  ]) {
    expect(() => count('traces', body)).toThrow(expect.objectContaining({ http_status: 400 }))
  }
})
