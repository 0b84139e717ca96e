import { expect, it } from 'vitest'
import type { Received } from '@/api/use-all-indicators'
import { filterIndicators } from './filter-indicators'

const received = (part: object): Received =>
  ({
    indicator: { id: 'indicator--1', value: { kind: 'user-agent', value: 'Kit/2' }, community: null },
    sources: [{ source: 'Partner', object_id: 'indicator--9', received: '' }],
    state: 'active',
    confidence_now: 40,
    sighting: null,
    ...part,
  }) as unknown as Received
const token = 'cd'.repeat(32)
const network = received({
  indicator: { id: 'indicator--2', value: { kind: 'network', token }, community: 'lab' },
  sources: [{ source: 'Other', object_id: 'x', received: '' }],
  state: 'faded',
  confidence_now: 4,
  sighting: {},
})
const rows = [received({}), network]

it('finds by words, by a token in full, and by who sent it', () => {
  expect(filterIndicators(rows, { q: ' kit/2 ' })).toHaveLength(1)
  expect(filterIndicators(rows, { q: token })).toEqual([network])
  expect(filterIndicators(rows, { source: 'Partner' })).toHaveLength(1)
})

it('narrows by kind, state, confidence and whether it was seen', () => {
  expect(filterIndicators(rows, { kind: 'network' })).toEqual([network])
  expect(filterIndicators(rows, { state: 'faded' })).toEqual([network])
  expect(filterIndicators(rows, { confidence: 20 })).not.toContain(network)
  expect(filterIndicators(rows, { seen: 'no' })).not.toContain(network)
  expect(filterIndicators(rows, {})).toHaveLength(2)
})
