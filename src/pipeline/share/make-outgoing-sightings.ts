import type { Tlp } from '#contract/indicator.js'
import { InputError } from '#contract/scan.js'
import type { SharedCampaign } from '#contract/shared-campaign.js'
import { listOffered } from '#share/match/keep-sightings.js'
import { offerSightings } from '#share/match/offer-sightings.js'
import { readReceived } from '#share/match/read-received.js'
import type { StixBundle } from '#share/stix/stix-object.js'
import type { Live } from '../live/start-live.js'
import { ownEpochs } from './own-epochs.js'

export interface AskedSightings {
  source: string
  since?: string | undefined
  tlp: Tlp
  publisher: SharedCampaign['publisher']
}

/** What was seen here of the indicators of a source. Throws an InputError where that is nothing, or too much at once. */
export async function makeOutgoingSightings(
  { link, settings }: Pick<Live, 'settings'> & { link: Pick<Live['link'], 'state'> },
  { source, since, tlp, publisher }: AskedSightings,
  now: Date,
): Promise<StixBundle> {
  const { indicators, communities } = settings.sharing
  const { offered_max: limit, confidence_min } = indicators
  const ids = await listOffered(link.state, { source, since, limit: limit + 1 })
  if (ids.length > limit)
    throw new InputError(
      `more than ${limit} of its indicators were seen`,
      'since',
      'Give a later time, or raise offered_max.',
    )
  const judging = { confidence_min, epochs: ownEpochs(communities), now_ms: now.getTime() }
  const received = await readReceived(link.state, ids, judging)
  const bundle = offerSightings(received, { publisher, source, tlp, now })
  if (bundle !== undefined) return bundle
  const hint = 'GET /v1/sightings lists what was seen, and GET /v1/indicators from whom it came.'
  throw new InputError(`nothing up to TLP:${tlp.toUpperCase()} of it was seen here beyond chance`, 'source', hint)
}
