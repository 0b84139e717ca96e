import { expect, test } from 'vitest'
import { provenanceResultSchema } from '#contract/provenance.js'
import { Random } from '#lib/random.js'
import type { GreedyTokens } from './greedy-tokens.js'
import { logAgreementChance } from './log-agreement-chance.js'
import { testAgreement } from './test-agreement.js'

/** A model that gives the usual token in 40 of 100 prompts, its parent's in `kept` of 100, else one of its own. */
function model(name: string, seed: number, parent?: GreedyTokens, kept = 0, prompts = 600): GreedyTokens {
  const random = new Random(seed)
  const tokens = Array.from({ length: prompts }, (_, at) => {
    const draw = random.unit() * 100
    const own = 1000 + random.below(50)
    if (parent !== undefined && draw < kept) return parent.tokens[at]!
    return draw < 40 ? at : own
  })
  return { model: name, tokens }
}
const controls = Array.from({ length: 12 }, (_, at) => model(`control-${at}`, 50 + at))
const parent = model('parent', 1)
const other = model('other', 2)

test('a descendant agrees more than any control, and only with its parent', () => {
  const [near, far] = testAgreement(model('child', 3, parent, 50), [parent, other], controls)
  expect(provenanceResultSchema.parse(near)).toEqual(near)
  expect(near).toMatchObject({ grade: 'suggestive', subject: 'parent', p_value: 1 / 13, adjusted_p_value: 2 / 13 })
  expect(near!.observed).toBeGreaterThan(near!.interval![0])
  expect(near!.nulls[0]!.values).toHaveLength(12)
  expect(far).toMatchObject({ grade: 'not shown' })
})

test('clean models are not called descendants', () => {
  const found = Array.from({ length: 60 }, (_, at) =>
    testAgreement(model('clean', 300 + at), [parent, other], controls),
  )
  expect(found.flat().filter(({ grade }) => grade !== 'not shown')).toEqual([])
})

test('a model that everybody agrees with is no parent', () => {
  const usual = { model: 'usual', tokens: parent.tokens.map((_, at) => at) }
  expect(testAgreement(model('clean', 77), [usual], controls)[0]).toMatchObject({ grade: 'not shown' })
})

test('the chance per prompt is the exact one of a fair coin over the prompts that tell apart', () => {
  const suspect = { model: 's', tokens: [1, 2, 3, 4, 5, null] }
  const near = { model: 'n', tokens: [1, 2, 3, 9, 5, 6] }
  const far = { model: 'f', tokens: [7, 7, 7, 4, 5, 6] }
  // three with the candidate alone, one with the control alone: (4 + 1) / 16
  expect(Math.exp(logAgreementChance(suspect, near, far))).toBeCloseTo(5 / 16, 12)
  expect(logAgreementChance(suspect, near, near)).toBe(0)
})

test('two controls are needed', () => {
  expect(() => testAgreement(parent, [other], controls.slice(1, 2))).toThrow(RangeError)
})
