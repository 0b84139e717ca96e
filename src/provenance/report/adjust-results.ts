import type { ProvenanceResult } from '#contract/provenance.js'
import { holm } from '#lib/holm.js'

/**
 * Results with Holm's correction over all of them: keys × suspects × tests. A result that was corrected already, over keys
 * that it does not list, keeps the larger p-value. What was not tested is none of the tries.
 */
export function adjustResults(results: readonly ProvenanceResult[]): ProvenanceResult[] {
  const tried = results.filter(wasTried)
  const adjusted = holm(tried.map(({ log10_p_value }) => log10_p_value * Math.LN10))
  const by_result = new Map(tried.map((result, at) => [result, adjusted[at]!]))
  return results.map((result) => {
    const log_p = by_result.get(result)
    if (log_p === undefined) return { ...result, adjusted_p_value: null }
    // exp ends at the least of doubles; a p-value is never 0.
    const p = Math.max(Math.exp(log_p), Number.MIN_VALUE, result.adjusted_p_value ?? 0)
    return { ...result, adjusted_p_value: Math.min(1, p) }
  })
}

export const wasTried = ({ grade, units_scored }: Pick<ProvenanceResult, 'grade' | 'units_scored'>): boolean =>
  grade !== 'untested' && units_scored > 0
