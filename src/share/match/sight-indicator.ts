import type { ReceivedIndicator, Sighting } from '#contract/received-indicator.js'
import { chanceOfMatches, type Prevalence } from './chance-of-matches.js'
import { confidenceNow } from './confidence-now.js'
import type { MatchedIndicator } from './match-received.js'
import type { Population } from './read-populations.js'

export interface SightingOptions {
  /** of all indicators together */
  sighting_p_max: number
  looked_for: number
  /** share of accounts that belong to such a campaign where nothing is known */
  prior: number
  /** accounts that the prevalence of publishers may rest on */
  publisher_accounts_max: number
  /** share of own accounts from which a value is common here */
  common_share: number
}

/** The sighting of an indicator that own accounts match, with what chance would give. */
export function sightIndicator(
  received: Pick<ReceivedIndicator, 'indicator' | 'prevalence' | 'override'>,
  matched: MatchedIndicator,
  population: Population,
  { sighting_p_max, looked_for, prior, publisher_accounts_max, common_share }: SightingOptions,
  now_ms: number,
): Sighting {
  const { accounts, exchanges_seen, first_seen, last_seen } = matched
  const of = Math.max(population.of, accounts)
  const { indicator, override } = received
  const prevalence = boundPrevalence(received.prevalence, publisher_accounts_max)
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
    // The chance rests on what others told; what many of our own show is a browser or a library, whatever they told.
    significant: p_value * Math.max(1, looked_for) <= sighting_p_max && accounts < common_share * of,
    confidence: Math.floor(
      Math.min(
        confidenceNow({ indicator, override, sighting: null }, now_ms),
        100 * worth(prevalence, { accounts, of }, prior),
      ),
    ),
    found: now,
    updated: now,
  }
}

/** The same rate, of no more accounts than that: it is the word of publishers, who could name any number. */
function boundPrevalence({ accounts, of }: Prevalence, of_max: number): Prevalence {
  const part = of > of_max ? of_max / of : 1
  return { accounts: accounts * part, of: of * part }
}

/**
 * That an account which matches belongs to such a campaign, if all that match here are innocent but it: a value that half of
 * our accounts show is worth nothing. What publishers saw can make it worth less and never more.
 */
function worth(prevalence: Prevalence, { accounts, of }: Prevalence, prior: number): number {
  const own = (accounts + 1) / (of + 2)
  const pooled = (prevalence.accounts + accounts + 1) / (prevalence.of + of + 2)
  const odds = prior >= 1 ? Number.POSITIVE_INFINITY : prior / (1 - prior) / Math.max(own, pooled)
  return odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds)
}
