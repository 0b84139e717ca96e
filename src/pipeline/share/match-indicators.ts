import type { IndicatorSettings } from '#contract/sharing-settings.js'
import type { FilledIndicators } from '#share/match/fill-indicators.js'
import type { OwnEpoch } from '#share/match/is-searched.js'
import { keepSightings, removeUnseen } from '#share/match/keep-sightings.js'
import { type MatchedIndicator, matchReceived } from '#share/match/match-received.js'
import type { PopulationOf } from '#share/match/read-populations.js'
import { readReceived } from '#share/match/read-received.js'
import { sightIndicator } from '#share/match/sight-indicator.js'
import type { Engine } from '#store/engine.js'
import type { State } from '#store/state/state.js'

export interface Looking {
  settings: IndicatorSettings
  epochs: readonly OwnEpoch[]
  filled: FilledIndicators
  /** numbers that are no older than these matches show them to be */
  populationsFor: (matched: readonly MatchedIndicator[]) => Promise<PopulationOf>
  /** only what came since; absent: back in time, over all that is stored */
  since_ms?: number | undefined
}

/** Indicators whose documents are held at a time: a sketch is 4 KB. */
const AT_ONCE = 1000

/** Holds what is stored against the indicators of others, and keeps a sighting of each that matches. Gives how many do. */
export async function matchIndicators(
  { engine, state }: { engine: Engine; state: State },
  { settings, epochs, filled, populationsFor, since_ms }: Looking,
  now_ms: number,
): Promise<number> {
  const { similarity_min, confidence_min } = settings
  const matched = await matchReceived(engine, { generation: filled.generation, since_ms, similarity_min })
  const populationOf = await populationsFor(matched)
  const options = { ...settings, looked_for: filled.looked_for }
  for (let from = 0; from < matched.length; from += AT_ONCE) {
    const part = new Map(matched.slice(from, from + AT_ONCE).map((one) => [one.indicator, one] as const))
    const received = await readReceived(state, [...part.keys()], { confidence_min, epochs, now_ms })
    const sightings = received.map((one) => {
      const found: MatchedIndicator = part.get(one.indicator.id)!
      return sightIndicator(one, found, populationOf(found), options, now_ms)
    })
    await keepSightings(state, sightings)
  }
  if (since_ms === undefined)
    await removeUnseen(
      state,
      matched.map(({ indicator }) => indicator),
    )
  return matched.length
}
