import type { ProvenanceGrade, ProvenanceResult } from '#contract/provenance.js'
import { droppedWords } from './dropped-words.js'
import { controlsFail } from './null-runs.js'

export interface GradeOptions {
  /** adjusted p-value below which a result is strong, as the plan says */
  threshold: number
  /**
   * excess of the mean score that the least contamination of interest would give (power/effect-of.ts): a result whose interval
   * ends below it is cleared. Without it nothing is cleared, for not having found is not having looked hard enough.
   */
  least_excess?: number
}

/** Above it nobody speaks of a finding; one of a hundred runs where there is nothing gives one below it. */
const SUGGESTIVE = 0.01
/** Fewer wrong keys show nothing of what one key in a hundred does (brief of the issue; arXiv 2402.14904 takes 100 too) */
const WRONG_KEYS_MIN = 100

interface Graded {
  grade: ProvenanceGrade
  statement: string
}

/**
 * What a result says in words that go no further than it: strong needs the threshold after correction, a hundred wrong
 * keys that show nothing, and a model that cannot have learned from ours and shows nothing under the same key.
 */
export function gradeRadioactivity(result: ProvenanceResult, options: GradeOptions): Graded {
  const dropped = droppedWords(result)
  const { grade, statement } = gradeScored(result, options, dropped !== '')
  return { grade, statement: dropped === '' ? statement : `${statement} ${dropped}` }
}

function gradeScored(result: ProvenanceResult, { threshold, least_excess }: GradeOptions, cut: boolean): Graded {
  const { suspect, subject, units_scored, adjusted_p_value, p_value, interval, expected, nulls } = result
  const adjusted = adjusted_p_value ?? p_value
  if (units_scored === 0)
    return { grade: 'untested', statement: `No token of ${suspect} could be scored under ${subject}.` }
  const seen = `${suspect} under ${subject}: adjusted p ${say(adjusted)} over ${units_scored} scored tokens`
  const wrong = nulls.find(({ kind }) => kind === 'wrong-keys')
  const clean = nulls.find(({ kind }) => kind === 'clean-models')
  if (adjusted <= SUGGESTIVE) {
    if (nulls.some(controlsFail) || shown(clean, threshold))
      return { grade: 'not shown', statement: `${seen}; but controls show the same, so it says nothing.` }
    if (adjusted > threshold)
      return { grade: 'suggestive', statement: `${seen}; above the threshold ${say(threshold)}.` }
    const missing = [
      ...((wrong?.count ?? 0) < WRONG_KEYS_MIN ? [`${WRONG_KEYS_MIN} wrong keys`] : []),
      ...((clean?.count ?? 0) === 0 ? ['a model that cannot have learned from ours'] : []),
    ]
    if (missing.length > 0)
      return { grade: 'suggestive', statement: `${seen}; strong only beside controls: ${missing.join(' and ')}.` }
    return {
      grade: 'strong',
      statement: `${seen}: what it writes bears the mark of this key, as chance would not; ${wrong?.count} wrong keys and clean models do not show it.`,
    }
  }
  // What the suspect learned may be what was left out.
  if (!cut && least_excess !== undefined && interval !== null && interval[1] < expected + least_excess)
    return {
      grade: 'cleared',
      statement: `${seen}; an excess of ${least_excess.toPrecision(2)} a token, which the least contamination of interest would give, is outside the 95 % interval.`,
    }
  return { grade: 'not shown', statement: `${seen}: nothing was found, and too little was scored to exclude it.` }
}

/** A clean model at the threshold itself means that the key shows in what nobody took. */
const shown = (clean: ProvenanceResult['nulls'][number] | undefined, threshold: number): boolean =>
  (clean?.values[0] ?? 0) <= Math.log10(threshold)

const say = (chance: number): string => (chance >= 0.001 ? chance.toPrecision(2) : chance.toExponential(1))
