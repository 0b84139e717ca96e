import { compareForms } from './compare-forms.js'
import { compareOpenings } from './compare-openings.js'
import type { PairLikeness, StyleTable } from './measure-styles.js'

/** Each looks at something else; none is best everywhere, and their plain mean is better than any (docs of `judgeStyle`). */
export const STYLE_MEASURES = ['prefix', 'openings', 'shapes', 'trigrams', 'form'] as const
export type StyleMeasure = (typeof STYLE_MEASURES)[number]

/** Likeness of each subject to each reference by one measure; higher is nearer, units differ from measure to measure. */
export type Affinities = Readonly<Record<StyleMeasure, number[][]>>

/** Likeness over a choice of prompts. @param prompts places of prompts, each once */
export function styleAffinities(table: StyleTable, prompts: readonly number[]): Affinities {
  const meanOf = (measure: keyof PairLikeness): number[][] =>
    table.pairs.map((row) => row.map((pair) => meanAt(pair[measure], prompts)))
  return {
    prefix: meanOf('prefix'),
    openings: compareOpenings(table.subject_styles, table.reference_styles, prompts),
    shapes: meanOf('shapes'),
    trigrams: meanOf('trigrams'),
    form: compareForms(table.subject_styles, table.reference_styles, prompts),
  }
}

/** Mean of the values that are there; 0 of none. */
function meanAt(values: Float32Array, places: readonly number[]): number {
  let sum = 0
  let count = 0
  for (const place of places) {
    const value = values[place]!
    if (Number.isNaN(value)) continue
    sum += value
    count++
  }
  return count === 0 ? 0 : sum / count
}
