import { expect, it } from 'vitest'
import type { CampaignRow } from '@/api/use-all-campaigns'
import { filterCampaigns } from './filter-campaigns'

const verdict = (confidence: number, summary = '') => ({ confidence, p_value: 0.001, summary })
const row = (id: string, more: Partial<CampaignRow> = {}): CampaignRow => ({
  id,
  confidence: 0.95,
  status: 'open',
  accounts_count: 40,
  exchanges: 1000,
  first_seen: '2026-03-01T00:00:00Z',
  last_seen: '2026-03-09T00:00:00Z',
  raised: '2026-03-02T00:00:00Z',
  updated: '2026-03-09T00:00:00Z',
  present: true,
  summary: '40 accounts sent about 1,000 harvesting exchanges.',
  verdicts: { operator: verdict(0.95), harvesting: verdict(0.95) },
  capabilities: [],
  ...more,
})
const idsOf = (rows: readonly CampaignRow[], view: Parameters<typeof filterCampaigns>[1]) =>
  filterCampaigns(rows, view).map(({ id }) => id)

it('hides what the newest run did not find, but for what was confirmed', () => {
  const rows = [
    row('here'),
    row('gone', { present: false }),
    row('gone-confirmed', { present: false, status: 'confirmed' }),
  ]
  expect(idsOf(rows, {})).toEqual(['here', 'gone-confirmed'])
  expect(idsOf(rows, { absent: 'yes' })).toEqual(['here', 'gone', 'gone-confirmed'])
  expect(idsOf(rows, { status: 'confirmed' })).toEqual(['gone-confirmed'])
})

it('asks of each verdict that is wanted that it holds', () => {
  const rows = [
    row('both'),
    row('operator', { verdicts: { operator: verdict(0.9), harvesting: verdict(0.4) } }),
    row('neither', { verdicts: { operator: verdict(0.89), harvesting: verdict(0.4) } }),
  ]
  expect(idsOf(rows, { verdict: 'both' })).toEqual(['both'])
  expect(idsOf(rows, { verdict: 'operator' })).toEqual(['both', 'operator'])
  expect(idsOf(rows, { verdict: 'harvesting' })).toEqual(['both'])
})

it('takes the capability that is asked for most, wherever it stands in the list', () => {
  const rows = [
    row('coding', {
      capabilities: [
        { name: 'agentic', share: 0.3 },
        { name: 'coding', share: 0.7 },
      ],
    }),
    row('none'),
  ]
  expect(idsOf(rows, { capability: 'coding' })).toEqual(['coding'])
  expect(idsOf(rows, { capability: 'agentic' })).toEqual([])
})

it('finds all words, in the verdicts too, and takes bounds as «at least»', () => {
  const rows = [
    row('one', {
      verdicts: { operator: verdict(0.9, 'also: shared-payment'), harvesting: verdict(0.9, 'also: Elicitation') },
    }),
    row('two', { confidence: 0.5, accounts_count: 10 }),
  ]
  expect(idsOf(rows, { q: 'elicitation  PAYMENT' })).toEqual(['one'])
  expect(idsOf(rows, { q: 'two' })).toEqual(['two'])
  expect(idsOf(rows, { confidence: 0.95, accounts: 40 })).toEqual(['one'])
  expect(idsOf(rows, { confidence: 0.5, accounts: 10 })).toEqual(['one', 'two'])
})
