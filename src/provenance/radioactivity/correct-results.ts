import type { ProvenanceResult } from '#contract/provenance.js'
import { holm } from '#lib/holm.js'
import { type GradeOptions, gradeRadioactivity } from './grade-radioactivity.js'
import { chanceOf } from './null-runs.js'

/**
 * Holm's correction over these results (keys × suspects of one call): sets `adjusted_p_value` of each, and grades those
 * of radioactivity by it. The report corrects again, over all tests of the run.
 * @param tests how many were tried, where more than are given
 */
export function correctResults(
  results: readonly ProvenanceResult[],
  options: GradeOptions,
  tests = results.length,
): ProvenanceResult[] {
  const adjusted = holm(
    results.map(({ log10_p_value }) => log10_p_value * Math.LN10),
    tests,
  )
  return results.map((result, at) => {
    const corrected = { ...result, adjusted_p_value: chanceOf(adjusted[at] ?? 0) }
    return result.test === 'radioactivity' ? { ...corrected, ...gradeRadioactivity(corrected, options) } : corrected
  })
}
