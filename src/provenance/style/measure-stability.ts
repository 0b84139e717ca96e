import { Random } from '#lib/random.js'
import type { StyleTable } from './measure-styles.js'
import { scoreTeachers } from './score-teachers.js'
import { styleAffinities } from './style-affinities.js'

/** Enough for «nine of ten»; each costs a comparison. */
const STABILITY_HALVES = 20

/**
 * Share of random halves of the prompts in which the same teacher is nearest, 0 … 1: what another choice of prompts
 * could have changed. It is no chance of being right: what all prompts have in common, all halves have.
 */
export function measureStability(
  table: StyleTable,
  teachers: readonly (readonly number[])[],
  prompts: readonly number[],
  nearest: number,
  halves = STABILITY_HALVES,
): number {
  if (teachers.length === 1 || halves === 0) return 1
  const random = new Random(prompts.length)
  const controls = table.subjects.slice(1).map((_, at) => at + 1)
  let same = 0
  for (let half = 0; half < halves; half++) {
    const { scores } = scoreTeachers(styleAffinities(table, drawHalf(prompts, random)), teachers, 0, controls)
    if (scores[nearest] === Math.max(...scores)) same++
  }
  return same / halves
}

function drawHalf(prompts: readonly number[], random: Random): number[] {
  const drawn = [...prompts]
  const count = Math.ceil(drawn.length / 2)
  for (let at = 0; at < count; at++) {
    const other = at + random.below(drawn.length - at)
    const kept = drawn[at]!
    drawn[at] = drawn[other]!
    drawn[other] = kept
  }
  return drawn.slice(0, count)
}
