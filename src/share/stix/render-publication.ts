import { type CampaignContext, campaignObject, ownId, stixTime } from './campaign-context.js'
import { cleanText } from './clean-text.js'
import type { StixObject } from './stix-object.js'

const TEXT_CHARACTERS_MAX = 4000

export const publicationId = (context: CampaignContext): string =>
  ownId(context.campaign.status === 'confirmed' ? 'report' : 'grouping', context)

/** What names all objects: a report where people have confirmed the campaign, before that a grouping. */
export function renderPublication(context: CampaignContext, objects: readonly StixObject[]): StixObject {
  const { campaign, settings } = context
  const object_refs = [...new Set(objects.map(({ id }) => id))]
  const description = cleanText([campaign.summary, leftOut(context)].filter(Boolean).join('\n'), TEXT_CHARACTERS_MAX)
  const shared = { description, confidence: Math.round(campaign.confidence * 100), object_refs }
  if (campaign.status !== 'confirmed')
    return campaignObject(context, {
      type: 'grouping',
      id: publicationId(context),
      name: `Suspected distillation campaign ${campaign.id}`,
      context: 'suspicious-activity',
      ...shared,
    })
  return campaignObject(context, {
    type: 'report',
    id: publicationId(context),
    name: `Distillation campaign ${campaign.id}`,
    report_types: ['campaign'],
    published: settings.published === null ? context.modified : stixTime(settings.published),
    ...shared,
  })
}

/** What a bundle does not hold for its size is said in it. */
function leftOut({ campaign, settings }: CampaignContext): string {
  const given = Math.min(campaign.accounts.length, settings.accounts_max)
  const indicators = Math.min(campaign.indicators.length, settings.indicators_max)
  return [
    `Of ${campaign.accounts_count} accounts ${given} are named, by pseudonyms.`,
    ...(indicators < campaign.indicators.length
      ? [`Of ${campaign.indicators.length} indicators ${indicators} are given, those of the highest confidence.`]
      : []),
  ].join(' ')
}
