import { z } from 'zod'
import { ACTIONS } from './decision.js'

const count = z.number().int().min(0)
const estimated = z.number().min(0)

/** A stored exchange, as far as a policy looks at it. */
export const storedRequestSchema = z.object({
  account_id: z.string(),
  at_ms: z.number().describe('milliseconds since 1970, UTC'),
  model: z.string().optional(),
  capability: z.string().optional(),
  output_tokens: count.optional(),
  harvesting: z.number().min(0).max(1).optional().describe('probability that the exchange was harvesting'),
})
export type StoredRequest = z.infer<typeof storedRequestSchema>

/** Sums over the exchanges that came to one end. */
const portion = z.object({
  requests: count,
  output_tokens: count,
  harvesting: estimated.describe('exchanges of harvesting, the sum of their probabilities'),
})

/** Which knowledge the requests are replayed with: that of today, or what was found when each of them came. */
export const BACKTEST_AS_OF = ['now', 'then'] as const

/**
 * What a policy would have done to stored traffic, had it been enforced all the time. What an account would have done
 * instead (come back slower, with other accounts) is not known.
 */
export const backtestSchema = z.object({
  policy: z.string(),
  as_of: z.enum(BACKTEST_AS_OF),
  requests: count,
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  accounts: count.describe('in the traffic'),
  accounts_matched: count.describe('for which a rule held, also where it let them pass'),
  accounts_hit: count.describe('with at least one request that was throttled, challenged, degraded or blocked'),
  innocent_accounts_hit: count.describe('of these the ones in no open campaign, or cleared'),
  innocent_requests_hit: count,
  innocent_accounts_expected: estimated.describe(
    'of the accounts that were hit: the sum of the probabilities that each is no part of a campaign, by confidence and score',
  ),
  innocent_accounts: z.array(z.string()).describe('the first of them by id, as many as were asked for'),
  accounts_spared: count.describe('for which a rule held and a clearance overrode it, each time'),
  hit_by_action: z.object({
    throttle: portion,
    challenge: portion,
    degrade: portion,
    block: portion,
  }),
  rules: z
    .array(z.object({ rule: z.string(), action: z.enum(ACTIONS), requests: count, accounts: count }))
    .describe('requests for which each rule held, by the order of the policy'),
  harvesting_exchanges: estimated,
  harvesting_exchanges_held: estimated.describe('throttled, challenged or blocked'),
  harvesting_exchanges_degraded: estimated,
  harvesting_exchanges_leaked: estimated.describe('answered in full'),
  harvesting_exchanges_before_found: estimated.describe(
    'came before their account was found to be of a campaign: no rule about campaigns could have held them then',
  ),
  output_tokens_leaked: estimated.describe('tokens of answers in full, weighed with their probability of harvesting'),
  requests_unweighed: count.describe('without a probability of harvesting; counted as none'),
})
export type Backtest = z.infer<typeof backtestSchema>
