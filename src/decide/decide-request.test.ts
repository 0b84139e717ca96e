import { describe, expect, it } from 'vitest'
import { decisionRecordSchema, decisionSchema } from '#contract/decision.js'
import { clusterReference } from './cluster-reference.js'
import { NOW_MS } from './fixtures/arbitraries.js'
import { action, deciderOf, member, policy, standing } from './fixtures/documents.js'

const ASK = { account_id: 'acct-1', model: 'owl-large' }
const SURE = { confidence_min: 0.9 }

describe('decideRequest', () => {
  it('lets an account pass of which nothing is known, without a record', () => {
    const decider = deciderOf([policy('p', [{ when: SURE, do: { action: 'block' } }])])
    const { decision, records } = decider.decide({ account_id: 'nobody' }, NOW_MS)
    expect(decision).toEqual({ decision: 'allow', reason_code: 'ok', ttl_s: 5 })
    expect(records).toEqual([])
  })

  it('blocks by a policy, and tells the caller nothing but the rule of the house', () => {
    const decider = deciderOf([policy('p', [{ when: SURE, do: { action: 'block' } }])], [standing([member()])])
    const { decision, records } = decider.decide(ASK, NOW_MS)
    expect(decisionSchema.parse(decision)).toMatchObject({ decision: 'block', reason_code: 'restricted', ttl_s: 5 })
    expect(JSON.stringify(decision)).not.toMatch(/camp_|acct|0\.9|"p"/)
    expect(decisionRecordSchema.parse(records[0])).toMatchObject({ policy: 'p', campaign: 'camp_a', enforced: true })
    expect(decider.decide(ASK, NOW_MS).decision.case_id).toBe(decision.case_id)
  })

  it('takes the first rule that holds of a policy, and the strictest of several', () => {
    const first = policy('first', [
      { when: { model: ['owl-*'] }, do: { action: 'observe' } },
      { when: {}, do: { action: 'block' } },
    ])
    const milder = policy('milder', [{ when: SURE, do: { action: 'degrade', degrade: ['canary'] } }])
    const also = policy('also', [{ when: SURE, do: { action: 'degrade', degrade: ['withhold_reasoning'] } }])
    const decider = deciderOf([first, milder, also], [standing([member()])])
    const { decision, records } = decider.decide(ASK, NOW_MS)
    expect(decision).toMatchObject({ decision: 'degrade', degrade: ['withhold_reasoning', 'canary'], ttl_s: 5 })
    expect(records.map(({ policy: name, enforced }) => [name, enforced])).toEqual([
      ['also', true],
      ['first', false],
      ['milder', true],
    ])
    expect(decider.decide({ ...ASK, model: 'finch' }, NOW_MS).decision.decision).toBe('block')
  })

  it('names the cluster of what marks an answer, and of nothing else', () => {
    const degrade = (name: string, degrade: object) =>
      policy(name, [{ when: SURE, do: { action: 'degrade', degrade } }])
    const plain = deciderOf([degrade('a', ['withhold_reasoning'])], [standing([member()])])
    expect(plain.decide(ASK, NOW_MS).decision).not.toHaveProperty('cluster')
    const marking = deciderOf([degrade('a', ['withhold_reasoning']), degrade('b', ['canary'])], [standing([member()])])
    const { decision } = marking.decide(ASK, NOW_MS)
    expect(decision.cluster).toBe(clusterReference(marking.options.secret, 'camp_a', ''))
    expect(marking.degradationsFor(ASK, NOW_MS).cluster).toBe(decision.cluster)
    expect(JSON.stringify(decision)).not.toMatch(/camp_|acct/)
  })

  it.each(['dismissed', 'closed'] as const)('heeds no %s campaign, nor an action on it', (status) => {
    const decider = deciderOf(
      [policy('p', [{ when: { score_min: 0 }, do: { action: 'block' } }])],
      [standing([member({ status })])],
      [action()],
    )
    expect(decider.decide(ASK, NOW_MS)).toMatchObject({ decision: { decision: 'allow' }, records: [] })
  })

  it('heeds a policy only between its start and expiry', () => {
    const timed = policy('p', [{ when: {}, do: { action: 'block' } }])
    timed.policy.starts = new Date(NOW_MS).toISOString()
    timed.policy.expires = new Date(NOW_MS + 1000).toISOString()
    const decider = deciderOf([timed])
    const at = (offset_ms: number) => decider.decide(ASK, NOW_MS + offset_ms).decision.decision
    expect([at(-1), at(0), at(999), at(1000)]).toEqual(['allow', 'block', 'block', 'allow'])
  })

  it('acts on the accounts of an action, with or without a standing, until it expires', () => {
    const decider = deciderOf([], [], [action()])
    const { decision, records } = decider.decide(ASK, NOW_MS)
    expect(decision.decision).toBe('block')
    expect(records).toMatchObject([{ policy: 'action:act_0123456789abcdef', policy_version: 0, campaign: 'camp_a' }])
    expect(decider.decide({ account_id: 'acct-2' }, NOW_MS).decision.decision).toBe('allow')
    expect(decider.decide(ASK, NOW_MS + 3_600_000).decision.decision).toBe('allow')
  })

  it('throttles past the rate, counts each account alone, and lets no answer be kept', () => {
    const rate = { action: 'throttle', per_minute: 60, burst: 2 } as const
    const decider = deciderOf([policy('p', [{ when: {}, do: rate }])])
    const ask = (account_id: string, offset_ms = 0) => decider.decide({ account_id }, NOW_MS + offset_ms)
    expect(ask('a')).toMatchObject({
      decision: { decision: 'allow', ttl_s: 0 },
      records: [{ enforced: false, within_rate: true }],
    })
    expect(ask('a').decision.decision).toBe('allow')
    expect(ask('a', 100)).toMatchObject({
      decision: { decision: 'throttle', reason_code: 'rate_limited', retry_after_s: 1, ttl_s: 0 },
      records: [{ enforced: true }],
    })
    expect(ask('b').decision.decision).toBe('allow')
    expect(ask('a', 1000).decision.decision).toBe('allow')
  })

  it('keeps the rate where answers are degraded too', () => {
    const decider = deciderOf([
      policy('rate', [{ when: {}, do: { action: 'throttle', per_minute: 1, burst: 1 } }]),
      policy('worse', [{ when: {}, do: { action: 'degrade', degrade: ['withhold_reasoning'] } }]),
    ])
    expect(decider.decide(ASK, NOW_MS).decision).toMatchObject({ decision: 'degrade', ttl_s: 0 })
    expect(decider.decide(ASK, NOW_MS).decision.decision).toBe('throttle')
  })

  it('throttles all of whom the asker knows neither account nor key as one', () => {
    const decider = deciderOf([policy('p', [{ when: {}, do: { action: 'throttle', per_minute: 1, burst: 2 } }])])
    const turns = [{}, { model: 'owl' }, {}].map((request) => decider.decide(request, NOW_MS).decision.decision)
    expect(turns).toEqual(['allow', 'allow', 'throttle'])
    expect(decider.decide(ASK, NOW_MS).decision.decision).toBe('allow')
    expect(decider.decide({}, NOW_MS + 60_000).decision.decision).toBe('allow')
  })

  it('counts a key where the account is not known', () => {
    const decider = deciderOf([policy('p', [{ when: {}, do: { action: 'throttle', per_minute: 1, burst: 1 } }])])
    decider.decide({ key_id: 'k1' }, NOW_MS)
    expect(decider.decide({ key_id: 'k1' }, NOW_MS).decision.decision).toBe('throttle')
  })

  it('challenges until the account has verified itself', () => {
    const challenge = policy('p', [{ when: SURE, do: { action: 'challenge' } }])
    const known = standing([member()])
    const decider = deciderOf([challenge], [known])
    const { decision } = decider.decide(ASK, NOW_MS)
    expect(decisionSchema.parse(decision)).toMatchObject({
      decision: 'challenge',
      reason_code: 'verification_required',
    })
    expect(decision.challenge_url).toBe(`https://id.example/verify?from=api&case=${decision.case_id}`)
    decider.putStanding({ ...known, verified_until: new Date(NOW_MS + 1).toISOString() })
    expect(decider.decide(ASK, NOW_MS)).toMatchObject({
      decision: { decision: 'allow' },
      records: [{ enforced: false }],
    })
    expect(decider.decide(ASK, NOW_MS + 1).decision.decision).toBe('challenge')
  })

  it('in shadow records what a throttle would have done', () => {
    const shadow = policy('p', [{ when: {}, do: { action: 'throttle', per_minute: 1, burst: 1 } }], 'shadow')
    const decider = deciderOf([shadow])
    const turns = [0, 1].map(() => decider.decide(ASK, NOW_MS))
    expect(turns.map(({ decision }) => decision.decision)).toEqual(['allow', 'allow'])
    expect(turns.map(({ records }) => records[0]?.within_rate)).toEqual([true, false])
  })

  it('reads what is known of an account: tier, entry point, capability', () => {
    const when = { tier: ['free'], entry_point: ['education'], capability: ['reasoning'] }
    const known = { ...standing([]), tier: 'free', entry_point: 'education' }
    const decider = deciderOf([policy('p', [{ when, do: { action: 'block' } }])], [known])
    expect(decider.decide({ ...ASK, capability: 'reasoning' }, NOW_MS).decision.decision).toBe('block')
    expect(decider.decide(ASK, NOW_MS).decision.decision).toBe('allow')
    decider.putStanding({ ...known, tier: 'paid' })
    expect(decider.decide({ ...ASK, capability: 'reasoning' }, NOW_MS).decision.decision).toBe('allow')
    decider.removeStanding('acct-1')
    expect(decider.decide({ ...ASK, capability: 'reasoning' }, NOW_MS).decision.decision).toBe('allow')
  })

  it('gives every record an id of its own', () => {
    const decider = deciderOf([policy('p', [{ when: {}, do: { action: 'observe' } }])])
    const ids = Array.from({ length: 100 }, () => decider.decide(ASK, NOW_MS).records[0]?.id)
    expect(new Set(ids).size).toBe(100)
    expect(ids[0]).toMatch(/^dec_[0-9a-f]{24}$/)
  })
})
