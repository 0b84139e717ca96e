import type { CampaignComparison } from '#contract/campaign-comparison.js'
import type { MixLikeness } from './compare-mixes.js'

type Likeness = CampaignComparison['likenesses'][number]

/** A likeness of two campaigns that is a number of things beside what chance gives. */
export const describeLikeness = ({
  what,
  ...told
}: Omit<Likeness, 'statement' | 'of_other_campaigns'> & { what: string }): Likeness => ({
  ...told,
  statement: `${figure(told.observed)} ${what}; by chance ${figure(told.expected)}`,
  of_other_campaigns: null,
})

const MIX_NOUNS = {
  capability: 'what is asked for',
  elicitation: 'how it is asked for',
  models: 'the models asked',
  hours: 'the hours of the day',
  days: 'the days',
}

/** The same of a mix. */
export function mixLikeness(
  kind: keyof typeof MIX_NOUNS,
  { observed, expected, p_value, replicates, others }: MixLikeness,
  matched: boolean,
): Likeness {
  const beside = others.count === 0 ? '' : `; ${others.as_alike} of ${others.count} other campaigns are as alike`
  return {
    kind,
    statement: `${percent(observed)} of ${MIX_NOUNS[kind]} is the same; with innocent accounts ${percent(expected)}${beside}`,
    observed,
    expected,
    unit: 'share that is the same',
    p_value,
    compared_with: `${replicates} sets of innocent accounts, matched in number${matched ? ' and activity' : '; hardly any is as active'}`,
    of_other_campaigns: { count: others.count, as_alike: others.as_alike },
  }
}

const percent = (share: number): string => `${Math.round(100 * share)} %`

const figure = (value: number): string =>
  value >= 10 || Number.isInteger(value) ? Math.round(value).toLocaleString('en') : value.toPrecision(2)
