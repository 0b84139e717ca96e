import { TLP } from '#contract/indicator.js'
import type { ReceivedIndicator } from '#contract/received-indicator.js'
import { offerSightings } from '#share/match/offer-sightings.js'
import { FILLING, specimenCampaigns } from './specimen-campaigns.js'

const AT = '2026-01-01T00:00:00.000Z'
const OBJECT = 'indicator--00000000-0000-4000-8000-000000000000'

/** Bundles of sightings that say all that one can say: from them the gate learns what may stand there. */
export const specimenSightings = (): unknown[] =>
  TLP.flatMap((tlp) => {
    const [indicator] = specimenCampaigns()[0]!.indicators
    const received = {
      indicator: { ...indicator!, tlp },
      sources: [{ source: FILLING, object_id: OBJECT, received: AT }],
      sighting: { significant: true, found: AT, updated: AT, first_seen: AT, last_seen: AT, exchanges: 1 },
    } as unknown as ReceivedIndicator
    return [null, FILLING].map((contact) =>
      offerSightings([received], { publisher: { name: FILLING, contact }, source: FILLING, tlp, now: new Date(AT) }),
    )
  })
