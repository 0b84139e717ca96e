import type { ReceivedIndicator, Sighting } from '#contract/received-indicator.js'
import { chanceOfMatches } from './chance-of-matches.js'
import { confidenceNow } from './confidence-now.js'
import type { MatchedIndicator } from './match-received.js'
import type { Population } from './read-populations.js'

export interface SightingOptions {
  /** of all indicators together */
  sighting_p_max: number
  looked_for: number
  /** share of accounts that belong to such a campaign where nothing is known */
  prior: number
}

/** The sighting of an indicator that own accounts match, with what chance would give. */
export function sightIndicator(
  received: Pick<ReceivedIndicator, 'indicator' | 'prevalence' | 'override'>,
  matched: MatchedIndicator,
  population: Population,
  { sighting_p_max, looked_for, prior }: SightingOptions,
  now_ms: number,
): Sighting {
  const { accounts, exchanges_seen, first_seen, last_seen } = matched
  const of = Math.max(population.of, accounts)
  const { prevalence, indicator, override } = received
  // Nobody told how common it is: two own accounts share a value of the kind so often.
  const known = prevalence.of > 0
  // Of other kinds than addresses and user agents even that is not known: then half of all is expected, and nothing is told.
  const measured = population.coincidence > 0 || matched.kind_of === 'network' || matched.kind_of === 'user-agent'
  const own = measured ? { accounts: population.coincidence * of, of } : prevalence
  const innocents = known ? prevalence : own
  const { expected, p_value } = chanceOfMatches({ matched: accounts, of }, innocents)
  const now = new Date(now_ms).toISOString()
  return {
    ...{ indicator: indicator.id, accounts, of, exchanges: exchanges_seen, first_seen, last_seen },
    ...{ expected, expected_from: known ? ('publisher' as const) : ('own' as const), p_value, looked_for },
    significant: p_value * Math.max(1, looked_for) <= sighting_p_max,
    confidence: Math.floor(
      Math.min(
        confidenceNow({ indicator, override, sighting: null }, now_ms),
        100 * worth(received, { accounts, of }, prior),
      ),
    ),
    found: now,
    updated: now,
  }
}

/**
 * That an account which matches belongs to such a campaign, if all that match here are innocent but it: a value that half of
 * our accounts show is worth nothing, whatever its publisher says.
 */
function worth(
  { prevalence }: Pick<ReceivedIndicator, 'prevalence'>,
  { accounts, of }: { accounts: number; of: number },
  prior: number,
): number {
  const rate = (prevalence.accounts + accounts + 1) / (prevalence.of + of + 2)
  const odds = prior >= 1 ? Number.POSITIVE_INFINITY : prior / (1 - prior) / rate
  return odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds)
}
