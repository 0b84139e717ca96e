import type { Tlp } from '#contract/indicator.js'
import type { SharedCampaign } from '#contract/shared-campaign.js'
import { PROFILE_CREATED } from './public-object.js'
import type { RenderStixSettings } from './render-options.js'
import { stixId } from './stix-id.js'
import type { StixObject } from './stix-object.js'
import { markingId } from './tlp-markings.js'

/** What all objects of a campaign have in common. */
export interface CampaignContext {
  campaign: SharedCampaign
  settings: RenderStixSettings
  /** id of the identity that publishes */
  publisher: string
  created: string
  modified: string
  first_seen: string
  last_seen: string
}

/** STIX wants milliseconds. */
export const stixTime = (time: string): string => new Date(time).toISOString()

const later = (a: string, b: string): string => (a > b ? a : b)

/** When something was last seen, never before it was first. */
export const lastSeen = ({ first_seen, last_seen }: { first_seen: string; last_seen: string }): string =>
  later(stixTime(first_seen), stixTime(last_seen))

export function campaignContext(campaign: SharedCampaign, settings: RenderStixSettings): CampaignContext {
  const created = stixTime(campaign.created)
  return {
    campaign,
    settings,
    publisher: stixId('identity', campaign.publisher.name),
    created,
    // An object that was changed before it was made, or ended before it began, is refused by readers.
    modified: later(created, stixTime(campaign.modified)),
    first_seen: stixTime(campaign.first_seen),
    last_seen: lastSeen(campaign),
  }
}

/** Id of something that is this publisher's, of this campaign. */
export const ownId = (type: string, context: CampaignContext, ...parts: readonly unknown[]): string =>
  stixId(type, context.publisher, context.campaign.id, ...parts)

/** An object of STIX, marked and dated; one of a campaign that was dismissed is revoked, so that readers drop it. */
export const campaignObject = (
  context: CampaignContext,
  { type, id, tlp = context.campaign.tlp, ...properties }: StixObject & { tlp?: Tlp },
): StixObject => ({
  type,
  spec_version: '2.1',
  id,
  created_by_ref: context.publisher,
  created: context.created,
  modified: context.modified,
  ...(context.campaign.status === 'dismissed' && { revoked: true }),
  object_marking_refs: [markingId(tlp)],
  ...properties,
})

/** One that outlives the campaign: its publisher, the actor behind it. A campaign that is dismissed does not revoke it. */
export function enduringObject(context: CampaignContext, object: StixObject): StixObject {
  const { revoked: _, ...rest } = campaignObject(context, object)
  return {
    ...rest,
    type: object.type,
    id: object.id,
    created: PROFILE_CREATED,
    modified: later(PROFILE_CREATED, context.modified),
  }
}

export const relate = (
  context: CampaignContext,
  source_ref: string,
  relationship_type: string,
  target_ref: string,
  properties: { tlp?: Tlp; confidence?: number; description?: string } = {},
): StixObject =>
  campaignObject(context, {
    type: 'relationship',
    id: ownId('relationship', context, source_ref, relationship_type, target_ref),
    relationship_type,
    source_ref,
    target_ref,
    ...properties,
  })
