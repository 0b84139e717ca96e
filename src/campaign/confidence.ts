import type { Evidence } from '#contract/report.js'
import type { GroupSigns } from './group-signs.js'

/** Signs that say «one operator». */
export const OPERATOR_SIGNS = ['likeness', 'stripped', 'share', 'evenness', 'valley', 'size', 'operator'] as const
/** Signs that say «harvesting». */
export const HARVESTING_SIGNS = ['deck', 'harvesting', 'answers'] as const
/** What the two verdicts are weighed from, in the order of `featuresOf`. */
export const SIGN_NAMES = [...OPERATOR_SIGNS, ...HARVESTING_SIGNS] as const
type SignName = (typeof SIGN_NAMES)[number]

const bounded = (x: number, least: number, most: number): number => Math.max(least, Math.min(most, x))

/** −log₁₀ of the least p of some evidence, corrected for how many there are, at most 12. */
function strength(evidence: readonly Evidence[]): number {
  const least = evidence.reduce((p, e) => Math.min(p, e.p_value), 1)
  return bounded(-Math.log10(Math.min(1, least * evidence.length)), 0, 12)
}

/** The signs of a group on scales on which a straight line serves; each bounded, so that no single one decides. */
export function featuresOf(signs: GroupSigns, evidence: readonly Evidence[]): number[] {
  const of = (verdict: Evidence['verdict']) => evidence.filter((e) => e.verdict === verdict && e.family !== 'content')
  return [
    // Beyond 1 likeness is noise: no account is less like itself than like others.
    bounded(signs.alike, 0, 1),
    bounded(signs.alike_stripped, 0, 1),
    bounded(signs.share, 0, 1),
    -bounded(signs.share_spread, 0, 2),
    -bounded(Math.log(signs.outsiders + 0.002), -6, 0),
    bounded(Math.log(signs.accounts / 12), -1, 2),
    strength(of('operator')) / 4,
    bounded(Math.log(signs.prompts / Math.max(1, signs.texts)), 0, 7),
    strength(of('harvesting')) / 4,
    // Of applications and labelling jobs answers are a fifth as long as people's, of harvesters as long or longer.
    bounded(signs.output_excess, -1.2, 0.7),
  ]
}

/**
 * Coefficients of a ridge logistic regression (bench/fit-confidence.ts; docs/adr/0003-confidence.md has the data and the
 * reliability on sources that were left out). Both classes weighed alike there: the prior is PRIOR_LOGIT.
 */
const COEFFICIENTS: Record<SignName, number> = {
  likeness: 0.92,
  stripped: 1.14,
  share: 0.25,
  evenness: 0.44,
  valley: 1.6,
  size: 0.48,
  operator: 0.43,
  deck: 0.74,
  harvesting: 0.98,
  answers: 5.09,
}
const INTERCEPT = -13.12
/** Of groups that content finds in logs as ours, about one in three is a campaign. */
const PRIOR_LOGIT = Math.log(0.5)
/** No log makes anybody certain. */
const LOGIT_MAX = 7

export interface Confidence {
  both: number
  operator: number
  harvesting: number
}

/**
 * Probability that a group is one operator's harvesting campaign, and of each half: for a half, the other half's signs
 * are taken to be as in a typical campaign.
 */
export function confidenceOf(signs: GroupSigns, evidence: readonly Evidence[]): Confidence {
  const features = featuresOf(signs, evidence)
  let operator = 0
  let harvesting = 0
  SIGN_NAMES.forEach((name, k) => {
    const term = COEFFICIENTS[name] * features[k]!
    if (k < OPERATOR_SIGNS.length) operator += term
    else harvesting += term
  })
  const base = INTERCEPT + PRIOR_LOGIT
  return {
    both: logistic(base + operator + harvesting),
    operator: logistic(base + operator + TYPICAL_HARVESTING),
    harvesting: logistic(base + TYPICAL_OPERATOR + harvesting),
  }
}

/** The halves' medians over the campaigns that were fitted. */
const TYPICAL_OPERATOR = 11.1
const TYPICAL_HARVESTING = 7.4

const logistic = (logit: number): number => 1 / (1 + Math.exp(-bounded(logit, -LOGIT_MAX, LOGIT_MAX)))
