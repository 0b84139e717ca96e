import { TLP, type Tlp } from '#contract/indicator.js'
import type { ReceivedIndicator } from '#contract/received-indicator.js'
import { renderSighting } from '../stix/render-sighting.js'
import { stixId } from '../stix/stix-id.js'
import type { StixObject } from '../stix/stix-object.js'

export interface OfferOptions {
  /** name of who saw it, as on the campaigns they publish */
  publisher: string
  /** indicators marked above it are not told of */
  tlp_max: Tlp
}

/**
 * Sightings of STIX for what matched here beyond chance: one for each object that a source published. They hold counts and
 * times alone, and are marked as the indicator is. Muted ones are not offered.
 */
export const offerSightings = (
  received: readonly ReceivedIndicator[],
  { publisher, tlp_max }: OfferOptions,
): StixObject[] =>
  received.flatMap(({ indicator, sighting, sources, state }) => {
    if (!sighting?.significant || state === 'muted') return []
    if (TLP.indexOf(indicator.tlp) > TLP.indexOf(tlp_max)) return []
    const sighted = [...new Set(sources.map(({ object_id }) => object_id))]
    return sighted.map((object_id) =>
      renderSighting({
        sighted: object_id,
        publisher: stixId('identity', publisher),
        occasion: 'received',
        created: sighting.found,
        modified: sighting.updated,
        first_seen: new Date(sighting.first_seen).toISOString(),
        last_seen: new Date(sighting.last_seen).toISOString(),
        count: sighting.exchanges,
        tlp: indicator.tlp,
      }),
    )
  })
