import { describe, expect, it } from 'vitest'
import { actionPreviewSchema } from '#contract/action-preview.js'
import { NOW_MS } from './fixtures/arbitraries.js'
import { action, deciderOf, member, standing } from './fixtures/documents.js'
import { previewAction } from './preview-action.js'

const PAST = new Date(NOW_MS - 1).toISOString()
const known = [
  { ...standing([member({ score: 1 })]), account_id: 'a', tier: 'free' },
  {
    ...standing([member({ role: 'member', score: 0.6 }), member({ campaign: 'camp_b' })]),
    account_id: 'b',
    tier: 'free',
  },
  { ...standing([member()], [{ kind: 'allowed' }]), account_id: 'c', tier: 'paid' },
  { ...standing([member()], [{ kind: 'permit', quota: 10 }]), account_id: 'd' },
  { ...standing([member()], [{ kind: 'upheld_appeal', expires: PAST }]), account_id: 'e' },
]
const standings = new Map(known.map((one) => [one.account_id, one]))
const accounts = [...standings.keys(), 'gone', 'a']
const traffic = accounts.map((account_id) => ({
  account_id,
  requests: 10,
  org_id: account_id < 'c' ? 'org_1' : 'org_2',
}))

describe('previewAction', () => {
  it('tells whom an action would hit', () => {
    const preview = previewAction(action({ accounts }), standings, traffic, NOW_MS, { organisations_shown_max: 1 })
    expect(actionPreviewSchema.parse(preview)).toEqual(preview)
    expect(preview).toMatchObject({
      campaign: 'camp_a',
      action: 'block',
      accounts: 6,
      accounts_hit: 5,
      accounts_unknown: 1,
      by_role: { core: 4, member: 1, none: 1 },
      cleared: [
        { account_id: 'c', kind: 'allowed', in_part: false },
        { account_id: 'd', kind: 'permit', in_part: true },
      ],
      cleared_count: 1,
      cleared_in_part_count: 1,
      other_campaigns: [{ name: 'camp_b', accounts: 1, requests: 10 }],
      tiers: [{ name: 'free', accounts: 2, requests: 20 }],
      organisations: [{ name: 'org_2', accounts: 3 }],
      organisations_count: 2,
      requests: 60,
      requests_hit: 50,
    })
    expect(preview.by_score.map((band) => band.accounts)).toEqual([0, 1, 3, 1])
  })

  it('agrees with the decisions that follow', () => {
    const taken = action({ accounts })
    const decider = deciderOf([], known, [taken])
    const hit = [...new Set(accounts)].filter(
      (account_id) => decider.decide({ account_id }, NOW_MS).decision.decision !== 'allow',
    )
    // The permit's holder is hit past the quota alone.
    expect(previewAction(taken, standings, [], NOW_MS).accounts_hit).toBe(hit.length + 1)
  })

  it('hits nobody once the campaign is dismissed', () => {
    const ended = new Map([['a', { ...standing([member({ status: 'dismissed' })]), account_id: 'a' }]])
    expect(previewAction(action({ accounts: ['a'] }), ended, [], NOW_MS).accounts_hit).toBe(0)
  })
})
