import { expect, test } from 'vitest'
import type { Evidence } from '#contract/report.js'
import { settingsSchema } from '#contract/settings.js'
import type { ItemSigns } from './item-signs.js'
import { readItemSigns } from './item-signs.js'
import { judgeItemGroup } from './judge-item-group.js'

const settings = settingsSchema.parse({})
const none = { items: 0, accounts: 0 }
const pool: ItemSigns = {
  accounts: 40,
  known: 0,
  channels: {
    payment: { items: 6, accounts: 40 },
    network: { items: 9, accounts: 40 },
    domain: none,
    organisation: none,
  },
  named: 0,
}
const piece = (verdict: Evidence['verdict'], kind: string, p_value: number, observed = 0): Evidence => ({
  kind,
  family: 'behaviour',
  verdict,
  statement: kind,
  observed,
  expected: 0,
  unit: '',
  p_value,
  accounts: 40,
  samples: [],
})
const operator = piece('operator', 'shared-items', 0.01)
const judge = (signs: ItemSigns, harvesting_p: number, tested = 1) =>
  judgeItemGroup(signs, [operator, piece('harvesting', 'dealt-lengths', harvesting_p)], tested, settings)

test('a pool that harvests is raised, and never for sure', () => {
  const { near_miss, confidence, verdicts } = judge(pool, 1e-9)
  expect(near_miss).toBeUndefined()
  expect(confidence).toBeGreaterThan(settings.verdict.confidence_min)
  expect(confidence).toBeLessThan(0.95)
  expect(verdicts.operator.summary).toContain('6 payment instruments and 9 addresses')
  expect(verdicts.harvesting.summary).toContain('dealt-lengths')
})

test('a pool that does nothing odd is one customer with many accounts', () => {
  expect(judge(pool, 0.02).near_miss).toMatchObject({ kind: 'inconclusive' })
  expect(judgeItemGroup(pool, [operator], 1, settings).near_miss).toMatchObject({ kind: 'inconclusive' })
})

test('what is rare but weak, and what apps do by themselves, says nothing of harvesting', () => {
  const say = (...pieces: Evidence[]) => judgeItemGroup(pool, [operator, ...pieces], 1, settings).near_miss
  expect(say(piece('harvesting', 'dealt-lengths', 1e-9, -0.1))).toMatchObject({ kind: 'inconclusive' })
  expect(say(piece('harvesting', 'even-pacing', 1e-9, -0.2))).toMatchObject({ kind: 'inconclusive' })
  expect(say(piece('harvesting', 'even-pacing', 1e-9, 0.4))).toBeUndefined()
  expect(say(piece('harvesting', 'output-limit', 1e-9, 1))).toMatchObject({ kind: 'inconclusive' })
})

test('the more groups are tested, the more each must show', () => {
  expect(judge(pool, 3e-4).near_miss).toBeUndefined()
  expect(judge(pool, 3e-4, 50).near_miss).toMatchObject({ kind: 'inconclusive' })
})

test.each([
  ['one payer', 'organisation', { channels: { ...pool.channels, payment: { items: 2, accounts: 40 } } }],
  ['a name of its own', 'organisation', { named: 0.6 }],
  ['addresses alone', 'hub', { channels: { ...pool.channels, payment: none } }],
  ['instruments alone', 'hub', { channels: { ...pool.channels, network: none } }],
  ['few accounts', 'too-small', { accounts: 11 }],
  ['accounts that have a permit', 'known', { known: 41 }],
])('%s is read as innocent, whatever else it shows: %s', (_, kind, signs) => {
  const { near_miss, confidence } = judge({ ...pool, ...signs }, 1e-12)
  expect(near_miss?.kind).toBe(kind)
  expect(confidence).toBeLessThanOrEqual(0.05)
})

test('signs count the members that are left when known ones are taken out', () => {
  const item = (channel: 'payment' | 'domain', members: number[]) => ({ channel, members, holders: 4, weight: 1 })
  const group = { accounts: ['a', 'b', 'c', 'd'], items: [item('payment', [0, 1, 2]), item('domain', [0, 1, 3])] }
  expect(readItemSigns(group, [0, 1, 2, 3], 0)).toMatchObject({
    channels: { payment: { items: 1, accounts: 3 } },
    named: 0.75,
  })
  expect(readItemSigns(group, [0, 2], 2)).toMatchObject({
    channels: { payment: { items: 1, accounts: 2 } },
    named: 0.5,
  })
})
