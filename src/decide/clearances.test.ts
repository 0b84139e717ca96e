import { describe, expect, it } from 'vitest'
import { NOW_MS } from './fixtures/arbitraries.js'
import { action, deciderOf, member, policy, standing } from './fixtures/documents.js'

const ASK = { account_id: 'acct-1', model: 'owl-large' }
const BLOCK = policy('p', [{ when: { confidence_min: 0.9 }, do: { action: 'block' } }])
const UNTIL_MIDNIGHT_S = 14 * 3600

describe('clearances', () => {
  it.each(['allowed', 'upheld_appeal', 'reseller', 'permit'] as const)('%s overrides policies and actions', (kind) => {
    const decider = deciderOf([BLOCK], [standing([member()], [{ kind }])], [action()])
    const { decision, records } = decider.decide(ASK, NOW_MS)
    expect(decision).toEqual({ decision: 'allow', reason_code: 'ok', ttl_s: 5 })
    expect(records.map(({ enforced, overridden_by }) => [enforced, overridden_by])).toEqual([
      [false, kind],
      [false, kind],
    ])
  })

  it('holds against whatever is detected later, until it expires', () => {
    const expires = new Date(NOW_MS + 1000).toISOString()
    const decider = deciderOf([BLOCK], [standing([], [{ kind: 'upheld_appeal', expires }])])
    decider.putStanding(
      standing([member(), member({ campaign: 'camp_b', confidence: 1 })], [{ kind: 'upheld_appeal', expires }]),
    )
    expect(decider.decide(ASK, NOW_MS + 999).decision.decision).toBe('allow')
    expect(decider.decide(ASK, NOW_MS + 1000).decision.decision).toBe('block')
  })

  it('a permit holds for its models, and for requests whose model nobody told', () => {
    const decider = deciderOf([BLOCK], [standing([member()], [{ kind: 'permit', models: ['owl-*'] }])])
    expect(decider.decide(ASK, NOW_MS).decision.decision).toBe('allow')
    expect(decider.decide({ account_id: 'acct-1' }, NOW_MS).decision.decision).toBe('allow')
    expect(decider.decide({ ...ASK, model: 'finch' }, NOW_MS).decision.decision).toBe('block')
  })

  it('past its quota a permit turns a refusal into a wait until midnight UTC', () => {
    const decider = deciderOf([BLOCK], [standing([member()], [{ kind: 'permit', quota: 2 }])])
    const ask = (offset_ms = 0) => decider.decide(ASK, NOW_MS + offset_ms)
    expect([ask(), ask()].map(({ decision }) => [decision.decision, decision.ttl_s])).toEqual([
      ['allow', 0],
      ['allow', 0],
    ])
    expect(ask()).toMatchObject({
      decision: { decision: 'throttle', reason_code: 'quota_exceeded', retry_after_s: UNTIL_MIDNIGHT_S, ttl_s: 0 },
      records: [{ action: 'throttle', enforced: true, overridden_by: '' }],
    })
    expect(ask(UNTIL_MIDNIGHT_S * 1000).decision.decision).toBe('allow')
  })

  it('past its quota a permit leaves alone who would not be acted on, and does not sharpen a throttle', () => {
    const permit = { kind: 'permit' as const, quota: 0 }
    expect(deciderOf([BLOCK], [standing([], [permit])]).decide(ASK, NOW_MS).decision.decision).toBe('allow')
    const throttle = policy('p', [{ when: {}, do: { action: 'throttle', per_minute: 1, burst: 1 } }])
    const decider = deciderOf([throttle], [standing([member()], [permit])])
    expect(decider.decide(ASK, NOW_MS).decision.decision).toBe('allow')
    expect(decider.decide(ASK, NOW_MS).decision).toMatchObject({ reason_code: 'quota_exceeded', retry_after_s: 60 })
  })

  it('counts every covered request on the quota, also before the account is suspected', () => {
    const permit = { kind: 'permit' as const, quota: 1 }
    const decider = deciderOf([BLOCK], [standing([], [permit])])
    decider.decide(ASK, NOW_MS)
    decider.putStanding(standing([member()], [permit]))
    expect(decider.decide(ASK, NOW_MS).decision.reason_code).toBe('quota_exceeded')
  })

  it('spends no quota where another clearance holds', () => {
    const both = [{ kind: 'permit' as const, quota: 1 }, { kind: 'allowed' as const }]
    const decider = deciderOf([BLOCK], [standing([member()], both)])
    for (let turn = 0; turn < 3; turn += 1)
      expect(decider.decide(ASK, NOW_MS)).toMatchObject({
        decision: { decision: 'allow' },
        records: [{ overridden_by: 'allowed' }],
      })
  })

  it('rules may ask for a permit or for none; one that asks for it holds for who has it', () => {
    const rules = policy('p', [
      { when: { permit: true }, do: { action: 'throttle', per_minute: 1, burst: 1 } },
      { when: { permit: false }, do: { action: 'block' } },
    ])
    const decider = deciderOf([rules], [standing([], [{ kind: 'permit' }])])
    expect(decider.decide(ASK, NOW_MS).decision.decision).toBe('allow')
    expect(decider.decide(ASK, NOW_MS).decision.decision).toBe('throttle')
    expect(decider.decide({ account_id: 'stranger' }, NOW_MS).decision.decision).toBe('block')
    decider.putStanding(standing([], [{ kind: 'allowed' }, { kind: 'permit' }]))
    expect(decider.decide(ASK, NOW_MS).decision.decision).toBe('allow')
  })
})
