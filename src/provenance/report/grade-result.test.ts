import { describe, expect, it } from 'vitest'
import type { ProvenanceGrade, ProvenanceResult, ProvenanceTest } from '#contract/provenance.js'
import { adjustResults } from './adjust-results.js'
import { inventResult, silentNulls } from './fixtures/invent-result.js'
import { type GradingGround, gradeResult } from './grade-result.js'
import { gradeVerdict } from './grade-verdict.js'
import { judgeControls } from './judge-controls.js'

const GROUND: GradingGround = { threshold: 1e-5, registered: true, names_least: true, pass_through: 'excluded' }
/** Controls that all speak. */
const LOUD = { ...silentNulls('wrong-keys', 100), values: Array.from({ length: 100 }, () => -3) }
const grade = (result: ProvenanceResult, ground: Partial<GradingGround> = {}) =>
  gradeResult(adjustResults([result])[0]!, { ...GROUND, ...ground })

describe('a result', () => {
  it('is strong with a key, a plan, silent controls and a p-value below the threshold', () => {
    expect(grade(inventResult(-24))).toEqual({ grade: 'strong', reasons: [] })
    expect(grade(inventResult(-24), { pass_through: null }).grade).toBe('strong')
    const canary = inventResult(-9, { test: 'canary', nulls: [silentNulls('never-served', 100)] })
    expect(grade(canary).grade).toBe('strong')
  })

  it.each<[string, ProvenanceResult, Partial<GradingGround>, string]>([
    ['no plan', inventResult(-24), { registered: false, threshold: undefined }, 'no plan that is older'],
    ['too large a p-value', inventResult(-4), {}, 'not below 0.00001'],
    ['a threshold that is lax', inventResult(-2.5), { threshold: 0.05 }, 'not below 0.001'],
    [
      'too few wrong keys',
      inventResult(-24, { nulls: [silentNulls('wrong-keys', 99), silentNulls('clean-models', 1)] }),
      {},
      '100 wrong keys needed, 99 tried',
    ],
    [
      'no clean model',
      inventResult(-24, { nulls: [silentNulls('wrong-keys', 100)] }),
      {},
      '1 clean model needed, 0 tried',
    ],
    ['an endpoint that may hand on', inventResult(-24), { pass_through: 'untested' }, 'it was not excluded'],
    ['no key', inventResult(-24, { test: 'lineage', nulls: [] }), {}, 'it has no key'],
  ])('is suggestive at most with %s', (_, result, ground, why) => {
    const graded = grade(result, ground)
    expect(graded.grade).toBe('suggestive')
    expect(graded.reasons.join().replace('1e-5', '0.00001')).toContain(why)
  })

  it.each<[ProvenanceGrade, ProvenanceTest, Partial<ProvenanceResult>, number, Partial<GradingGround>]>([
    ['not shown', 'radioactivity', {}, -1, {}],
    ['cleared', 'radioactivity', { grade: 'cleared' }, -1, {}],
    ['cleared', 'radioactivity', { grade: 'cleared', nulls: [] }, -1, {}],
    ['not shown', 'radioactivity', { grade: 'cleared' }, -1, { registered: false }],
    ['not shown', 'radioactivity', { grade: 'cleared' }, -1, { names_least: false }],
    ['not shown', 'radioactivity', { grade: 'cleared', nulls: [LOUD] }, -1, {}],
    ['strong', 'radioactivity', { grade: 'cleared' }, -24, {}],
    ['lead', 'style', { grade: 'lead' }, -1.4, {}],
    ['lead', 'style', { grade: 'strong' }, -300, {}],
    ['not shown', 'style', { grade: 'cleared' }, -1, {}],
    ['not probative alone', 'identity', { grade: 'strong' }, -300, {}],
    ['untested', 'radioactivity', { units_scored: 0 }, -300, {}],
    ['untested', 'radioactivity', {}, -300, { pass_through: 'seen' }],
  ])('is %s for %s with %o at 10^%d', (wanted, test, change, log10_p, ground) => {
    expect(grade(inventResult(log10_p, { ...change, test }), ground).grade).toBe(wanted)
  })

  it('shows nothing where the controls speak too, however small its p-value is', () => {
    expect(grade(inventResult(-24, { nulls: [LOUD, silentNulls('clean-models', 1)] }))).toMatchObject({
      grade: 'not shown',
      reasons: [expect.stringContaining('not to be believed')],
    })
    const one = { ...silentNulls('clean-models', 1), values: [-20] }
    expect(grade(inventResult(-24, { nulls: [silentNulls('wrong-keys', 100), one] })).grade).toBe('not shown')
    // Smaller than its own, and no wonder of one try in a thousand.
    const near = { ...one, values: [Math.log10(2e-4)] }
    const like = inventResult(Math.log10(9e-4), { nulls: [silentNulls('wrong-keys', 100), near] })
    expect(grade(like, { threshold: 1e-3 }).grade).toBe('not shown')
    const scores = { ...silentNulls('controls', 3), value: 'score' as const, values: [0.1, 0.2, 0.3] }
    expect(judgeControls(inventResult(-24, { nulls: [scores], observed: 0.3 }), 1e-5).state).toBe('not clean')
  })

  it('finds silent controls silent', () => {
    const states = Array.from(
      { length: 500 },
      (_, seed) =>
        judgeControls(
          inventResult(-24, {
            nulls: [silentNulls('wrong-keys', 200, seed), silentNulls('clean-models', 3, seed + 1000)],
          }),
          1e-5,
        ).state,
    )
    expect(states.filter((state) => state !== 'clean').length).toBeLessThanOrEqual(6)
  })
})

it('corrects p-values over all results, beyond where doubles end', () => {
  const results = adjustResults([
    inventResult(-6),
    inventResult(-400),
    inventResult(-2),
    inventResult(-1, { units_scored: 0 }),
    inventResult(-7, { adjusted_p_value: 1e-3 }),
  ])
  const [first, second, third, untried, corrected] = results.map(({ adjusted_p_value }) => adjusted_p_value)
  expect(first).toBeCloseTo(2e-6, 12)
  expect(second).toBe(Number.MIN_VALUE)
  expect(third).toBeCloseTo(0.01, 12)
  expect(untried).toBeNull()
  expect(corrected).toBe(1e-3)
})

describe('a verdict', () => {
  const verdict = (...all: [ProvenanceTest, ProvenanceGrade][]) =>
    gradeVerdict(
      'suspect',
      all.map(([test, grade]) => ({ test, grade, subject: 'x' })),
    ).grade

  it('is the strongest of its results', () => {
    expect(verdict(['style', 'lead'], ['radioactivity', 'strong'], ['canary', 'cleared'])).toBe('strong')
    expect(verdict(['lineage', 'suggestive'], ['style', 'lead'])).toBe('suggestive')
    expect(verdict(['style', 'lead'], ['radioactivity', 'not shown'])).toBe('lead')
    expect(verdict(['identity', 'not probative alone'])).toBe('not probative alone')
    expect(verdict(['identity', 'not probative alone'], ['radioactivity', 'untested'])).toBe('not probative alone')
    expect(verdict()).toBe('untested')
  })

  it('clears only where every keyed test that was made does', () => {
    expect(verdict(['radioactivity', 'cleared'], ['canary', 'untested'], ['style', 'lead'])).toBe('cleared')
    expect(verdict(['radioactivity', 'cleared'], ['canary', 'not shown'])).toBe('not shown')
    expect(verdict(['lineage', 'cleared'])).toBe('not shown')
  })

  it('never says proof, and of style only lead', () => {
    for (const grade of [
      'strong',
      'suggestive',
      'lead',
      'not shown',
      'cleared',
      'not probative alone',
      'untested',
    ] as const)
      expect(gradeVerdict('suspect', [{ test: 'style', grade, subject: 'x' }]).statement).not.toMatch(
        /\bproof\b|\bproves that/,
      )
  })
})
