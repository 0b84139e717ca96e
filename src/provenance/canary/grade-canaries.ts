import type { ProvenanceResult } from '#contract/provenance.js'
import { controlsFail } from '../radioactivity/null-runs.js'

/** Above it nobody speaks of a finding, as with the other keyed tests. */
const SUGGESTIVE = 0.01
/** Fewer controls show nothing of what one in a hundred does. */
const CONTROLS_MIN = 100

export interface CanaryGrading {
  /** adjusted p-value below which it is strong */
  threshold: number
  /**
   * share of the slots in which a student that matters would do as it was served, else as chance has it, as in power/: a
   * result whose interval ends below what that gives is cleared. Without it nothing is: who learned little, or rewrote what
   * it learned, has no hits either
   */
  least_adoption?: number | undefined
}

/**
 * What a result says, in words that go no further than it. Done again after a correction over more tests, it may say less.
 */
export function gradeCanaries(
  { suspect, subject, observed, expected, interval, units_scored, adjusted_p_value, p_value, nulls }: ProvenanceResult,
  { threshold, least_adoption }: CanaryGrading,
): Pick<ProvenanceResult, 'grade' | 'statement'> {
  if (units_scored === 0)
    return { grade: 'untested', statement: `${suspect} uses no phrase of a slot that ${subject} was served.` }
  const adjusted = adjusted_p_value ?? p_value
  const seen = `${suspect} uses what ${subject} was served in ${observed} of ${units_scored} slots, adjusted p ${say(adjusted)}`
  if (adjusted > SUGGESTIVE) {
    if (
      least_adoption === undefined ||
      interval === null ||
      interval[1] >= rateAt(least_adoption, expected / units_scored)
    )
      return { grade: 'not shown', statement: `${seen}: as chance would.` }
    const statement = `${seen}: as chance would; that it does as it was served in ${percent(least_adoption)} of the slots is outside the 95 % interval.`
    return { grade: 'cleared', statement }
  }
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

/** Of slots in which it uses what was served: by learning, or by chance. */
const rateAt = (adoption: number, chance: number): number => adoption + (1 - adoption) * chance

const percent = (share: number): string => `${Number((100 * share).toPrecision(2))} %`

const say = (chance: number): string => (chance >= 0.001 ? chance.toPrecision(2) : chance.toExponential(1))
