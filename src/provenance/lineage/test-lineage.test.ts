import { expect, test } from 'vitest'
import { provenanceResultSchema } from '#contract/provenance.js'
import { Random } from '#lib/random.js'
import type { LogitRows } from './score-residuals.js'
import { testLogitLineage, testTokenLineage } from './test-lineage.js'

const PLACES = 80
const TOKENS = 12

/** Logits: what the text asks for, the model's own habit, and noise; a child keeps part of its parent's habit. */
function logits(name: string, seed: number, kept = 0, parent_seed = 0, scale = 1): LogitRows {
  const habit = (of: number) => new Random(of * 31 + 7)
  const [own, parents, text] = [habit(seed), habit(parent_seed), new Random(5)]
  const rows = Array.from({ length: PLACES }, () =>
    Array.from({ length: TOKENS }, () => {
      const usual = 4 * text.unit()
      return scale * (usual + kept * parents.unit() + (1 - kept) * own.unit()) + 3
    }),
  )
  return { model: name, rows }
}
const controls = Array.from({ length: 11 }, (_, at) => logits(`control-${at}`, 100 + at))
const parent = logits('parent', 1)
const other = logits('other', 2)

test('a fine-tuned model keeps residuals of its parent, at another temperature as well', () => {
  const [near, far] = testLogitLineage(logits('child', 3, 0.5, 1, 1.7), [parent, other], controls)
  expect(provenanceResultSchema.parse(near)).toEqual(near)
  expect(near).toMatchObject({ grade: 'suggestive', subject: 'parent', p_value: 1 / 12, units_scored: PLACES })
  expect(near!.observed).toBeGreaterThan(0.3)
  expect(far).toMatchObject({ grade: 'not shown' })
})

test('what the text asks for is no kinship', () => {
  const clean = Array.from(
    { length: 40 },
    (_, at) => testLogitLineage(logits('clean', 500 + at), [parent], controls)[0]!,
  )
  expect(clean.filter(({ grade }) => grade !== 'not shown').length).toBeLessThanOrEqual(1)
  expect(clean.filter(({ p_value }) => p_value <= 1 / 12).length).toBeLessThanOrEqual(9)
})

test('places that an endpoint did not tell are stepped over; rows of unequal lengths are refused', () => {
  const child = logits('child', 3, 0.5, 1)
  const holes = { ...child, rows: child.rows.map((row, at) => (at % 5 === 0 ? null : row)) }
  expect(testLogitLineage(holes, [parent], controls)[0]).toMatchObject({ grade: 'suggestive', units_scored: 64 })
  const short = { ...child, rows: child.rows.map((row) => row!.slice(1)) }
  expect(() => testLogitLineage(short, [parent], controls)).toThrow(RangeError)
})

test('of greedy tokens the rare choices count', () => {
  const choose = (name: string, seed: number, common: number, kept = 0, from?: { tokens: (number | null)[] }) => {
    const random = new Random(seed)
    const tokens = Array.from({ length: 400 }, (_, at) => {
      const [draw, own] = [random.unit(), 1000 + random.below(30)]
      if (from !== undefined && random.unit() < kept) return from.tokens[at] ?? null
      return draw < common ? at : own
    })
    return { model: name, tokens }
  }
  const old = choose('old', 1, 0.7)
  const clean = Array.from({ length: 11 }, (_, at) => choose(`clean-${at}`, 20 + at, 0.7))
  expect(testTokenLineage(choose('child', 3, 0.7, 0.3, old), [old], clean)[0]).toMatchObject({ grade: 'suggestive' })
  // It gives the usual token nearly always, and so agrees with everybody.
  expect(testTokenLineage(choose('plain', 4, 0.95), [old], clean)[0]).toMatchObject({ grade: 'not shown' })
})
