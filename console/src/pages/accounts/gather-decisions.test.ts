import { expect, it } from 'vitest'
import { type Decision, gatherDecisions, isHit } from './gather-decisions'

const decision = (account_id: string, at: string, more: Partial<Decision> = {}): Decision => ({
  id: `dec_${at}`,
  at,
  account_id,
  model: 'model',
  policy: 'policy',
  policy_version: 1,
  rule: 'rule',
  action: 'block',
  mode: 'enforce',
  enforced: true,
  campaign: '',
  overridden_by: '',
  recorded_by: '',
  case_id: '',
  ...more,
})

it('keeps the newest decision of each account and counts the others', () => {
  const found = gatherDecisions([decision('a', '3', { enforced: false }), decision('b', '2'), decision('a', '1')])
  expect(
    found.map(({ account_id, last, count, enforced_count }) => [account_id, last.at, count, enforced_count]),
  ).toEqual([
    ['a', '3', 2, 1],
    ['b', '2', 1, 1],
  ])
  expect(found.map(isHit)).toEqual([false, true])
})

it('does not call watching a hit', () => {
  expect(gatherDecisions([decision('a', '1', { action: 'observe' })]).map(isHit)).toEqual([false])
})
