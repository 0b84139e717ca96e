import type { ProvenanceResult } from '#contract/provenance.js'
import { controlsFail } from '../radioactivity/null-runs.js'

/** Above it nobody speaks of a finding, as with the other keyed tests. */
const SUGGESTIVE = 0.01
/** Fewer controls show nothing of what one in a hundred does. */
const CONTROLS_MIN = 100

/**
 * What a result says, in words that go no further than it. Nothing is cleared: who learned little, or rewrote what it
 * learned, has no hits either. Done again after a correction over more tests, it may say less.
 * @param threshold adjusted p-value below which it is strong
 */
export function gradeCanaries(
  { suspect, subject, observed, units_scored, adjusted_p_value, p_value, nulls }: ProvenanceResult,
  threshold: number,
): Pick<ProvenanceResult, 'grade' | 'statement'> {
  if (units_scored === 0)
    return { grade: 'untested', statement: `${suspect} uses no phrase of a slot that ${subject} was served.` }
  const adjusted = adjusted_p_value ?? p_value
  const seen = `${suspect} uses what ${subject} was served in ${observed} of ${units_scored} slots, adjusted p ${say(adjusted)}`
  if (adjusted > SUGGESTIVE) return { grade: 'not shown', statement: `${seen}: as chance would.` }
  if (nulls.some(controlsFail))
    return { grade: 'not shown', statement: `${seen}; but clusters that were never served show the same.` }
  if (adjusted > threshold) return { grade: 'suggestive', statement: `${seen}; above the threshold ${say(threshold)}.` }
  if ((nulls.find(({ kind }) => kind === 'never-served')?.count ?? 0) < CONTROLS_MIN)
    return { grade: 'suggestive', statement: `${seen}; strong only beside ${CONTROLS_MIN} clusters never served.` }
  return {
    grade: 'strong',
    statement: `${seen}: chance would hardly choose so, and clusters never served do not show it.`,
  }
}

const say = (chance: number): string => (chance >= 0.001 ? chance.toPrecision(2) : chance.toExponential(1))
