import type { SharedCampaign } from '#contract/shared-campaign.js'
import { type CampaignContext, campaignObject, ownId, relate } from './campaign-context.js'
import { cleanText } from './clean-text.js'
import { observableId } from './stix-id.js'
import type { StixObject } from './stix-object.js'
import { markingId } from './tlp-markings.js'

type Infrastructure = SharedCampaign['infrastructure'][number]

const INFRASTRUCTURE_MAX = 200
const NAME_CHARACTERS_MAX = 100
const DESCRIPTION_CHARACTERS_MAX = 500
/** RFC 6793: four bytes */
const AS_NUMBER_MAX = 0xffffffff
const TYPES: Record<Infrastructure['kind'], string> = { proxy: 'anonymization', hosting: 'unknown', asn: 'unknown' }

/** The number in words like `AS64500`, where there is one. */
export const asNumberOf = ({ kind, description }: Infrastructure): number | undefined => {
  const digits = kind === 'asn' ? /\bAS ?(\d{1,10})\b/i.exec(description)?.[1] : undefined
  return digits === undefined || Number(digits) > AS_NUMBER_MAX ? undefined : Number(digits)
}

/** What the campaign came through. */
export const renderInfrastructure = (context: CampaignContext, campaign: string): StixObject[] =>
  context.campaign.infrastructure.slice(0, INFRASTRUCTURE_MAX).flatMap((item) => {
    const infrastructure = campaignObject(context, {
      type: 'infrastructure',
      id: ownId('infrastructure', context, item.kind, item.description),
      name: cleanText(`${item.kind}: ${item.description}`, NAME_CHARACTERS_MAX),
      description: cleanText(item.description, DESCRIPTION_CHARACTERS_MAX),
      infrastructure_types: [TYPES[item.kind]],
      first_seen: context.first_seen,
      last_seen: context.last_seen,
    })
    return [
      infrastructure,
      relate(context, campaign, 'uses', infrastructure.id),
      ...renderAutonomousSystem(context, infrastructure.id, asNumberOf(item)),
    ]
  })

function renderAutonomousSystem(context: CampaignContext, infrastructure: string, number?: number): StixObject[] {
  if (number === undefined) return []
  const system = {
    type: 'autonomous-system',
    spec_version: '2.1',
    id: observableId('autonomous-system', { number }),
    object_marking_refs: [markingId(context.campaign.tlp)],
    number,
  }
  return [system, relate(context, infrastructure, 'consists-of', system.id)]
}
