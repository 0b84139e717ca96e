import { TLP, type Tlp } from '#contract/indicator.js'
import type { ReceivedIndicator } from '#contract/received-indicator.js'
import type { SharedCampaign } from '#contract/shared-campaign.js'
import { cleanText } from '../stix/clean-text.js'
import { PROFILE_CREATED } from '../stix/public-object.js'
import { renderSighting } from '../stix/render-sighting.js'
import { stixId } from '../stix/stix-id.js'
import type { StixBundle, StixObject } from '../stix/stix-object.js'
import { markingId, markingsOf } from '../stix/tlp-markings.js'

const CHARACTERS_MAX = 200

export interface OfferOptions {
  /** who saw it, as on the campaigns they publish */
  publisher: SharedCampaign['publisher']
  /** who sent the indicators: sightings go back to who knows them */
  source: string
  /** of the bundle; what is marked above it is not told of */
  tlp: Tlp
  now: Date
}

/**
 * A bundle of sightings of STIX for what matched here beyond chance: one for each object that the source published. They
 * hold counts and times alone, and are marked as the indicator is. Muted ones are not offered. Undefined where nothing is left.
 */
export function offerSightings(
  received: readonly ReceivedIndicator[],
  { publisher, source, tlp, now }: OfferOptions,
): StixBundle | undefined {
  const identity = stixId('identity', publisher.name)
  const sightings = received.flatMap((one) => sightingsOf(one, { identity, source, tlp }))
  if (sightings.length === 0) return undefined
  const content = [identityOf(publisher, { identity, tlp, now }), ...sightings]
  const versions = sightings.map(({ id, modified }) => [id, modified ?? null])
  return { type: 'bundle', id: stixId('bundle', 'sightings', versions), objects: [...markingsOf(content), ...content] }
}

function sightingsOf(
  { indicator, sighting, sources, state }: ReceivedIndicator,
  { identity, source, tlp }: { identity: string; source: string; tlp: Tlp },
): StixObject[] {
  if (!sighting?.significant || state === 'muted') return []
  if (TLP.indexOf(indicator.tlp) > TLP.indexOf(tlp)) return []
  const sighted = new Set(sources.filter((one) => one.source === source).map(({ object_id }) => object_id))
  return [...sighted].map((object_id) =>
    renderSighting({
      sighted: object_id,
      publisher: identity,
      occasion: 'received',
      created: sighting.found,
      modified: sighting.updated,
      first_seen: new Date(sighting.first_seen).toISOString(),
      last_seen: new Date(sighting.last_seen).toISOString(),
      count: sighting.exchanges,
      tlp: indicator.tlp,
    }),
  )
}

const identityOf = (
  { name, contact }: OfferOptions['publisher'],
  { identity, tlp, now }: { identity: string; tlp: Tlp; now: Date },
): StixObject => ({
  type: 'identity',
  spec_version: '2.1',
  id: identity,
  created: PROFILE_CREATED,
  modified: now.toISOString(),
  object_marking_refs: [markingId(tlp)],
  name: cleanText(name, CHARACTERS_MAX),
  identity_class: 'organization',
  ...(contact !== null && { contact_information: cleanText(contact, CHARACTERS_MAX) }),
})
