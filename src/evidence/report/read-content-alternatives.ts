import { z } from 'zod'
import type { CampaignStatistics } from '#contract/evidence.js'
import { formatCount, formatPTerm, formatShare, formatStatistic } from '#lib/format-number.js'
import { type Alternative, NOT_EXAMINED, weigh } from './weigh-alternative.js'

const figure = z.number().optional().catch(undefined)
const signsSchema = z.object({
  alike: figure,
  alike_stripped: figure,
  sharers: figure,
  distinct: figure,
  prompts: figure,
  texts: figure,
  outsiders: figure,
  alike_p_value: figure,
  output_excess: figure,
})
const boundsSchema = z
  .object({ prompts_min: figure, prompts_per_text_min: figure, distinct_min: figure, alike_min: figure })
  .catch({})

/**
 * Answers of applications and labelling jobs are about a fifth as long as people's, those of harvesters as long or
 * longer (src/campaign/confidence.ts): the geometric mean of the two lies between.
 */
const ANSWERS_MIN = Math.sqrt(0.2)

/** Innocent explanations of a group that was found by its texts. */
export function readContentAlternatives(
  { signs: told }: Pick<CampaignStatistics, 'signs'>,
  settings: Record<string, unknown>,
): Alternative[] {
  const signs = signsSchema.parse(told)
  const bounds = boundsSchema.parse(settings.verdict)
  return [
    classroom(signs, bounds),
    application(signs, bounds),
    answers(signs),
    suite(signs, bounds),
    reseller(signs, bounds),
    subject(signs),
  ]
}

type Signs = z.infer<typeof signsSchema>
type Bounds = z.infer<typeof boundsSchema>

function classroom({ prompts, texts, sharers }: Signs, { prompts_min, prompts_per_text_min }: Bounds): Alternative {
  const least =
    texts === undefined || prompts_min === undefined
      ? undefined
      : Math.max(prompts_min, (prompts_per_text_min ?? 0) * texts)
  const set = sharers === undefined ? '' : ` ${formatShare(sharers)} of the accounts were set the same task.`
  return {
    name: 'A class, a course, a shared exercise',
    expected: 'Everybody sends the same few prompts, once or twice.',
    sign:
      prompts === undefined
        ? NOT_EXAMINED
        : `The group sends in effect ${formatCount(prompts)} different prompts${least === undefined ? '' : `; a shared task is assumed below ${formatCount(least)}`}.${set}`,
    outcome: weigh(prompts, least),
  }
}

const application = ({ alike, alike_stripped }: Signs, { alike_min }: Bounds): Alternative => ({
  name: 'Users of one application',
  expected: 'The accounts are alike by the words of a common template, and unlike once these are taken out.',
  sign:
    alike_stripped === undefined
      ? NOT_EXAMINED
      : `Without the common words two accounts are ${formatShare(alike_stripped)} as like each other as one is to itself${alike === undefined ? '' : ` (with them ${formatShare(alike)})`}${alike_min === undefined ? '' : `; a template is assumed below ${formatShare(alike_min)}`}.`,
  outcome: weigh(alike_stripped, alike_min),
})

const answers = ({ output_excess }: Signs): Alternative => ({
  name: 'An application or a labelling job of one operator, for its own use',
  expected: 'Answers are short: about a fifth as long as those to people.',
  sign:
    output_excess === undefined
      ? NOT_EXAMINED
      : `Answers are ${formatStatistic(Math.exp(output_excess))} times as long as those of matched innocent accounts.`,
  outcome: output_excess === undefined ? 'not examined' : weigh(Math.exp(output_excess), ANSWERS_MIN),
})

const suite = ({ distinct }: Signs, { distinct_min }: Bounds): Alternative => ({
  name: 'An evaluation suite that many run',
  expected: 'Every prompt is sent by many accounts, since each runs the whole suite.',
  sign:
    distinct === undefined || distinct <= 0
      ? NOT_EXAMINED
      : `A prompt is sent by ${formatStatistic(1 / distinct)} accounts in the mean${distinct_min === undefined || distinct_min <= 0 ? '' : `; a suite is assumed above ${formatStatistic(1 / distinct_min)}`}.`,
  outcome: weigh(distinct, distinct_min),
})

function reseller({ alike_stripped, outsiders }: Signs, { alike_min }: Bounds): Alternative {
  const valley =
    outsiders === undefined
      ? ''
      : ` Of all accounts outside the group ${formatShare(outsiders)} have at least half the members’ share of such texts.`
  return {
    name: 'A reseller or a public service, with customers of its own',
    expected: 'The accounts share payment or addresses, but every customer has subjects of its own.',
    sign:
      alike_stripped === undefined
        ? NOT_EXAMINED
        : `Two accounts are ${formatShare(alike_stripped)} as like each other as one is to itself: they draw on one set of subjects.${valley} A reseller that itself harvests is not excluded by this.`,
    outcome: weigh(alike_stripped, alike_min),
  }
}

const subject = ({ alike_p_value }: Signs): Alternative => ({
  name: 'People with one subject in common, and chance',
  expected: 'Innocent accounts that write about the same things are as alike.',
  sign:
    alike_p_value === undefined
      ? NOT_EXAMINED
      : `Held against neighbourhoods of innocent accounts that write about the same things, the likeness has ${formatPTerm(alike_p_value)}.`,
  outcome: alike_p_value === undefined ? 'not examined' : weigh(-alike_p_value, -0.05),
})
