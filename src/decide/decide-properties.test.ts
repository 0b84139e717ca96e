import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Decision, DecisionRequest } from '#contract/decision.js'
import { decisionRecordSchema, decisionSchema } from '#contract/decision.js'
import type { CampaignAction, PolicyVersion } from '#contract/policy.js'
import type { Standing } from '#contract/standing.js'
import {
  clearanceArbitrary,
  NOW_MS,
  requestArbitrary,
  standingArbitrary,
  versionsArbitrary,
} from './fixtures/arbitraries.js'
import { action, deciderOf } from './fixtures/documents.js'

/** From what a caller feels mildest to strictest. */
const STRICTNESS = ['allow', 'degrade', 'throttle', 'challenge', 'block']
const RUNS = { numRuns: 400 }
const actions = fc.constantFrom<CampaignAction[]>(
  [],
  [action()],
  [action({ mode: 'shadow' })],
  [action({ do: { action: 'challenge' } })],
)
const turns = fc.array(fc.record({ request: requestArbitrary, step_ms: fc.nat({ max: 20_000 }) }), {
  minLength: 1,
  maxLength: 6,
})
type Turn = { request: DecisionRequest; step_ms: number }

function decisionsOf(versions: PolicyVersion[], standing: Standing, taken: CampaignAction[], asked: Turn[]) {
  const decider = deciderOf(versions, [standing], taken)
  let now_ms = NOW_MS
  return asked.map(({ request, step_ms }) => {
    now_ms += step_ms
    return decider.decide(request, now_ms)
  })
}
const first = (answers: { decision: Decision }[]) => answers[0]?.decision as Decision
const strictness = (decision: Decision) => STRICTNESS.indexOf(decision.decision)

describe('decisions', () => {
  it('are documents of the contract, and so are their records', () => {
    fc.assert(
      fc.property(versionsArbitrary(), standingArbitrary, actions, turns, (versions, standing, taken, asked) => {
        for (const { decision, records } of decisionsOf(versions, standing, taken, asked)) {
          expect(decisionSchema.parse(decision)).toEqual(decision)
          for (const record of records) expect(decisionRecordSchema.parse(record)).toEqual(record)
          const inForce = records.filter(({ enforced }) => enforced)
          expect(inForce.length > 0).toBe(decision.decision !== 'allow')
          expect(inForce.every((record) => record.mode === 'enforce' && record.overridden_by === '')).toBe(true)
          expect('case_id' in decision).toBe(decision.decision !== 'allow')
        }
      }),
      RUNS,
    )
  })

  it('never become stricter by a clearance, unless a rule asks for a permit', () => {
    fc.assert(
      fc.property(
        versionsArbitrary(false),
        standingArbitrary,
        actions,
        turns,
        clearanceArbitrary,
        (versions, standing, taken, asked, clearance) => {
          const cleared = { ...standing, clearances: [...standing.clearances, clearance] }
          const without = decisionsOf(versions, standing, taken, asked)
          const having = decisionsOf(versions, cleared, taken, asked)
          expect(strictness(first(having))).toBeLessThanOrEqual(strictness(first(without)))
        },
      ),
      RUNS,
    )
  })

  it('are allow whatever the policies say, for who is allowed, upheld or a reseller', () => {
    const kinds = fc.constantFrom('allowed' as const, 'upheld_appeal' as const, 'reseller' as const)
    fc.assert(
      fc.property(
        versionsArbitrary(),
        standingArbitrary,
        actions,
        turns,
        kinds,
        (versions, standing, taken, asked, kind) => {
          const cleared = { ...standing, clearances: [...standing.clearances, { kind }] }
          for (const { decision } of decisionsOf(versions, cleared, taken, asked))
            expect(decision.decision).toBe('allow')
        },
      ),
      RUNS,
    )
  })

  it('are not changed by anything in shadow', () => {
    fc.assert(
      fc.property(versionsArbitrary(), standingArbitrary, actions, turns, (versions, standing, taken, asked) => {
        const enforced = versions.filter(({ policy }) => policy.mode === 'enforce')
        const acted = taken.filter(({ mode }) => mode === 'enforce')
        const decisions = (answers: { decision: Decision }[]) => answers.map(({ decision }) => decision)
        expect(decisions(decisionsOf(versions, standing, taken, asked))).toEqual(
          decisions(decisionsOf(enforced, standing, acted, asked)),
        )
      }),
      RUNS,
    )
  })

  it('do not depend on the order of policies, memberships or clearances', () => {
    fc.assert(
      fc.property(versionsArbitrary(), standingArbitrary, actions, turns, (versions, standing, taken, asked) => {
        const turned = {
          ...standing,
          memberships: standing.memberships.toReversed(),
          clearances: standing.clearances.toReversed(),
        }
        const here = decisionsOf(versions, standing, taken, asked).map(({ decision }) => decision)
        expect(decisionsOf(versions.toReversed(), turned, taken, asked).map(({ decision }) => decision)).toEqual(here)
      }),
      RUNS,
    )
  })

  it('never become milder by one more policy', () => {
    fc.assert(
      fc.property(versionsArbitrary(), standingArbitrary, turns, (versions, standing, asked) => {
        const fewer = decisionsOf(versions.slice(1), standing, [], asked)
        expect(strictness(first(decisionsOf(versions, standing, [], asked)))).toBeGreaterThanOrEqual(
          strictness(first(fewer)),
        )
      }),
      RUNS,
    )
  })
})
