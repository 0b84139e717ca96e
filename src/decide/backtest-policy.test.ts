import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backtestSchema, type StoredRequest } from '#contract/backtest.js'
import { backtestPolicy } from './backtest-policy.js'
import { NOW_MS, policyArbitrary, standingArbitrary } from './fixtures/arbitraries.js'
import { member, policy, standing } from './fixtures/documents.js'

const standings = [
  { ...standing([member()]), account_id: 'guilty' },
  { ...standing([member()], [{ kind: 'allowed' as const }]), account_id: 'cleared' },
  { ...standing([member({ status: 'dismissed' })]), account_id: 'dismissed' },
]
const request = (account_id: string, changes: Partial<StoredRequest> = {}): StoredRequest => ({
  account_id,
  at_ms: NOW_MS,
  output_tokens: 100,
  harvesting: account_id === 'guilty' ? 0.9 : 0.1,
  ...changes,
})
const log = ['guilty', 'guilty', 'cleared', 'dismissed', 'nobody'].map((id) => request(id))
const { policy: blockSure } = policy('sure', [{ when: { confidence_min: 0.9 }, do: { action: 'block' } }], 'shadow')

const INNOCENCE = 1 - member().confidence * member().score

describe('backtestPolicy', () => {
  it('tells who would be hit, and how much would have leaked', () => {
    const result = backtestPolicy(blockSure, standings, log)
    expect(backtestSchema.parse(result)).toEqual(result)
    expect(result).toMatchObject({
      policy: 'sure',
      requests: 5,
      accounts: 4,
      accounts_matched: 2,
      accounts_hit: 1,
      accounts_spared: 1,
      innocent_accounts_hit: 0,
      innocent_accounts_expected: expect.closeTo(INNOCENCE, 6),
      hit_by_action: { block: { requests: 2, output_tokens: 200, harvesting: 1.8 }, throttle: { requests: 0 } },
      rules: [{ rule: 'rule 0', action: 'block', requests: 3, accounts: 2 }],
      harvesting_exchanges: 2.1,
      harvesting_exchanges_held: 1.8,
      harvesting_exchanges_leaked: 0.3,
      output_tokens_leaked: 30,
      requests_unweighed: 0,
    })
  })

  it('names the innocent: in no open campaign, or cleared', () => {
    const { policy: blockAll } = policy('all', [{ when: {}, do: { action: 'block' } }])
    const result = backtestPolicy(blockAll, standings, log, { innocents_shown_max: 1 })
    expect(result).toMatchObject({ accounts_hit: 3, innocent_accounts_hit: 2, innocent_requests_hit: 2 })
    expect(result.innocent_accounts).toEqual(['dismissed'])
  })

  it('expects innocents among those that are hit, by confidence and score', () => {
    const doubtful = { ...standing([member({ confidence: 0.5, score: 0.4 })]), account_id: 'doubtful' }
    const { policy: blockMembers } = policy('members', [{ when: { confidence_min: 0.1 }, do: { action: 'block' } }])
    const asked = ['guilty', 'doubtful', 'doubtful'].map((id) => request(id))
    const result = backtestPolicy(blockMembers, [...standings, doubtful], asked)
    expect(result).toMatchObject({ accounts_hit: 2, innocent_accounts_hit: 0 })
    expect(result.innocent_accounts_expected).toBeCloseTo(INNOCENCE + 0.8, 6)
  })

  it('holds no campaign against an account before it was found, where it is asked as of then', () => {
    const found = { as_of: 'then' as const, foundMs: () => NOW_MS + 10 }
    const asked = [0, 9, 10, 11].map((at) => request('guilty', { at_ms: NOW_MS + at, harvesting: 1 }))
    expect(backtestPolicy(blockSure, standings, asked, found)).toMatchObject({
      as_of: 'then',
      harvesting_exchanges_held: 2,
      harvesting_exchanges_leaked: 2,
      harvesting_exchanges_before_found: 2,
    })
    expect(backtestPolicy(blockSure, standings, asked, { ...found, as_of: 'now' })).toMatchObject({
      as_of: 'now',
      harvesting_exchanges_held: 4,
      harvesting_exchanges_leaked: 0,
      harvesting_exchanges_before_found: 2,
    })
  })

  it('runs throttles in the time of the log', () => {
    const rate = { action: 'throttle', per_minute: 1, burst: 2 }
    const { policy: slow } = policy('slow', [{ when: { score_min: 0.5 }, do: rate }])
    const asked = [0, 1, 2, 60_000, 60_001].map((at) => request('guilty', { at_ms: NOW_MS + at, harvesting: 1 }))
    expect(backtestPolicy(slow, standings, asked)).toMatchObject({
      hit_by_action: { throttle: { requests: 2 } },
      harvesting_exchanges_held: 2,
      harvesting_exchanges_leaked: 3,
    })
  })

  it('heeds neither start nor expiry, and counts requests without a probability', () => {
    const later = { ...blockSure, starts: '2030-01-01T00:00:00Z' }
    const { harvesting: _, ...unweighed } = request('guilty')
    expect(backtestPolicy(later, standings, [unweighed])).toMatchObject({ accounts_hit: 1, requests_unweighed: 1 })
    expect(backtestSchema.parse(backtestPolicy(later, [], []))).toMatchObject({ requests: 0 })
  })

  it('has parts that make up the whole', () => {
    const requests = fc.array(
      fc.record({
        account_id: fc.constantFrom('acct-1', 'b'),
        step_ms: fc.nat(50_000),
        harvesting: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    )
    fc.assert(
      fc.property(policyArbitrary(), standingArbitrary, requests, (tested, known, asked) => {
        let at_ms = NOW_MS
        const stored = asked.map(({ account_id, step_ms, harvesting }) => {
          at_ms += step_ms
          return { account_id, at_ms, harvesting, model: 'owl-large', output_tokens: 10 }
        })
        const result = backtestPolicy(tested, [known], stored)
        expect(backtestSchema.parse(result)).toEqual(result)
        const parts =
          result.harvesting_exchanges_held + result.harvesting_exchanges_degraded + result.harvesting_exchanges_leaked
        expect(parts).toBeCloseTo(result.harvesting_exchanges, 5)
        const hits = Object.values(result.hit_by_action).reduce((total, { requests: held }) => total + held, 0)
        expect(hits).toBeLessThanOrEqual(result.requests)
        expect(result.innocent_accounts_hit).toBeLessThanOrEqual(result.accounts_hit)
      }),
    )
  })
})
