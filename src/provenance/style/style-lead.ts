import type { RankedTeacher, StyleReport } from '#contract/style-report.js'
import { CONTROLS_MIN } from './place-subject.js'

/**
 * Above the highest control, in spreads. Set after seeing 12 published controls and 3 derivatives: the derivatives were
 * about 4 to 6 above, the controls 1.3 or less, but for one that is an older sibling of a teacher (9). Students by
 * distillation were 1.6 or less: they are ranked, and not named.
 */
export const STYLE_MARGIN_MIN = 2
/** With 9 controls the highest rank reaches it. A smaller one asks for more controls than are usually at hand. */
export const STYLE_RANK_P_MAX = 0.1
/** With 100 prompts one student in eight was nearest to another's teacher; with fewer a lead would lead astray. */
export const STYLE_PROMPTS_MIN = 100
/** Share of random halves of the prompts that must agree on the teacher. */
const STABILITY_MIN = 0.9

/** What a lead needs, as stated before the comparison. */
export interface StyleTerms {
  /** above the highest control, in spreads of the controls */
  margin_min: number
  rank_p_max: number
}

export interface StyleSeen {
  stability: number
  controls: number
  prompts: number
}

/** So many controls let the highest rank have a rank p of at most `rank_p_max`: 1 / (1 + controls). */
export const controlsNeeded = (rank_p_max: number): number =>
  // 1 / 0.05 is 20 to the last digit, but not every such quotient is.
  Math.max(CONTROLS_MIN, Math.ceil(1 / rank_p_max - 1 - 1e-9))

/** Conditions of a lead that are not met, each a sentence; none where there is one. */
export function whyNoLead(nearest: RankedTeacher, seen: StyleSeen, terms: StyleTerms): string[] {
  const { margin_min, rank_p_max } = terms
  const needed = controlsNeeded(rank_p_max)
  const count = `${seen.controls} controls, and a rank p of ${rank_p_max} needs at least ${needed}`
  const rank = `its rank p is ${nearest.rank_p.toPrecision(2)}, above ${rank_p_max}: controls rank as high`
  const margin = `it is ${nearest.margin.toFixed(2)} spreads above the highest control, and ${margin_min} are needed`
  const halves = `only ${Math.round(seen.stability * 100)} % of random halves of the prompts agree on the teacher`
  return [
    ...(seen.controls < needed ? [`There are ${count}.`] : []),
    ...(seen.prompts < STYLE_PROMPTS_MIN
      ? [`${seen.prompts} prompts count, and ${STYLE_PROMPTS_MIN} are needed.`]
      : []),
    ...(seen.controls >= needed && nearest.rank_p > rank_p_max ? [`${capital(rank)}.`] : []),
    ...(nearest.margin < margin_min ? [`${capital(margin)}.`] : []),
    ...(seen.stability < STABILITY_MIN ? [`${capital(halves)}.`] : []),
  ]
}

/** One sentence or two that say no more than was found. */
export function stateStyle(
  suspect: string,
  { teacher, rank_p }: RankedTeacher,
  is_lead: boolean,
  { controls, controls_named: { rate, count, of } }: { controls: number } & Pick<StyleReport, 'controls_named'>,
): string {
  const chance = `rank p ${rank_p.toPrecision(2)} among ${controls} controls`
  const found = is_lead
    ? `The style of ${suspect} is nearest to ${teacher}, above every control by the stated margin (${chance}): a lead to follow, no more.`
    : `No lead: of the teachers ${teacher} is nearest to the style of ${suspect} (${chance}), which controls can be as well.`
  if (rate === null) return `${found} How often controls would be named cannot be said with so few.`
  return `${found} Treated as suspects, ${count} of ${of} controls would be named too.`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
