import { NotFoundError } from '#contract/errors.js'
import type { PageRequest } from '#contract/page.js'
import type { NewIndicatorOverride, ReceivedIndicator } from '#contract/received-indicator.js'
import type { Settings } from '#contract/settings.js'
import { listSightings } from '#share/match/keep-sightings.js'
import { overrideIndicator, removeOverride } from '#share/match/override-indicator.js'
import { listReceived, type ReceivedFilter, readReceived } from '#share/match/read-received.js'
import { conduct, type Operated } from '../operate/conduct.js'
import { importIndicators } from './import-indicators.js'
import { listMatches } from './list-matches.js'
import type { LiveMatching } from './live-matching.js'
import { readCommunityKeys } from './read-community-keys.js'

export type IndicatorsOperated = Operated & { settings: Settings; matching: LiveMatching }

/** Indicators of others: taken in, judged, and looked for. Every change is in the audit log, and looks back in time. */
export function operateIndicators(live: IndicatorsOperated) {
  const { state, engine } = live.link
  const { sharing } = live.settings
  const judging = () => ({
    confidence_min: sharing.indicators.confidence_min,
    epochs: live.matching.epochs,
    now_ms: Date.now(),
  })
  const mustRead = async (id: string): Promise<ReceivedIndicator> => {
    const [found] = await readReceived(state, [id], judging())
    if (found !== undefined) return found
    throw new NotFoundError('there is no such indicator', id.slice(0, 200), 'List the indicators to see them.')
  }
  const looked = async <T>(record: T): Promise<T> => {
    // What was changed stands; if it cannot be looked for now, the next look does it.
    await live.matching.changed().catch((error: Error) => void live.matching.emit('failed', error))
    return record
  }
  return {
    list: (request: ReceivedFilter) => listReceived(state, request, judging()),
    read: mustRead,
    /** `source`: from whom it came, as a name that stays; only the same source can revoke what it sent. */
    import: async (asked: { document: unknown; source: string; by: string }) => {
      const keys = readCommunityKeys(sharing.communities)
      const record = await conduct(live, asked.by, async (inside, now_ms) => {
        const kept = await importIndicators(inside, asked, { keys, settings: sharing }, now_ms)
        const { passed_over: _, ...detail } = kept
        return { record: kept, act: { action: 'indicators.imported', subject: `source:${asked.source}`, detail } }
      })
      return looked(record)
    },
    override: async (asked: NewIndicatorOverride & { id: string; by: string }) =>
      looked(await conduct(live, asked.by, (inside, now_ms) => overrideIndicator(inside, asked, now_ms))),
    removeOverride: async (asked: { id: string; by: string }) =>
      looked(await conduct(live, asked.by, (inside) => removeOverride(inside, asked))),
    /** Own accounts that match, those with the most exchanges first; `sharing.indicators.matches_max` at most. */
    matches: async (id: string) => {
      const { indicator } = await mustRead(id)
      return listMatches(engine, indicator, sharing.indicators)
    },
    sightings: (request: PageRequest & { significant?: boolean | undefined }) => listSightings(state, request),
  }
}
