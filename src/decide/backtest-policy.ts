import type { Backtest, StoredRequest } from '#contract/backtest.js'
import type { Decision } from '#contract/decision.js'
import type { Policy } from '#contract/policy.js'
import type { Standing } from '#contract/standing.js'
import type { Answer } from './answer.js'
import { compilePolicies } from './compile-policies.js'
import { type CompiledStanding, compileStanding } from './compile-standing.js'
import { openMemory } from './decide-memory.js'
import { decideOptions } from './decide-options.js'
import { decideRequest } from './decide-request.js'
import { addTo, inPortion, newTally, type Tally } from './tally-requests.js'

export interface BacktestBounds {
  /** innocent accounts named in the result. Default 50 */
  innocents_shown_max?: number
  /** token buckets of the replay. Default 200,000 */
  buckets_max?: number
  /** default now */
  as_of?: Backtest['as_of']
  /** when an account was found to be of a campaign; of others it was known all the time */
  foundMs?: (account_id: string, campaign: string) => number | undefined
}

/**
 * Replays stored requests through a policy as if it had been enforced all the time: its mode, start and expiry are not
 * heeded. Standings are those of now, or as of then: without the campaigns that the account was not yet found to be of.
 * Buckets and quotas run in the time of the log; requests come in order of time (a step back fills no bucket).
 */
export function backtestPolicy(
  policy: Policy,
  standings: Iterable<Standing>,
  requests: Iterable<StoredRequest>,
  bounds: BacktestBounds = {},
): Backtest {
  const { as_of = 'now', foundMs = () => undefined } = bounds
  const known = new Map([...standings].map((standing) => [standing.account_id, growing(standing, foundMs)]))
  const { starts: _, expires: __, ...always } = policy
  const compiled = compilePolicies([{ version: 1, policy: { ...always, mode: 'enforce' } }], [])
  const buckets_max = bounds.buckets_max ?? 200_000
  // Nobody sees these references: the replay is answered by sums.
  const options = decideOptions({ secret: 'replayed, never shown', instance: '000000000000', buckets_max })
  const memory = openMemory(options)
  const tally = newTally()
  for (const request of requests) {
    const { account_id, at_ms, model, capability } = request
    const kept = known.get(account_id)
    const standing = as_of === 'now' ? kept?.whole : kept?.at(at_ms)
    const answer = decideRequest({
      compiled,
      standing,
      request: {
        account_id,
        ...(model === undefined ? {} : { model }),
        ...(capability === undefined ? {} : { capability }),
      },
      now_ms: at_ms,
      memory,
      options,
    })
    if (kept !== undefined && at_ms < kept.found_ms)
      tally.before_found_millionths += Math.round((request.harvesting ?? 0) * 1e6)
    // Who is innocent is judged by all that is known now, also where the rules were asked as of then.
    tallyAnswer(tally, request, answer, innocence(kept?.whole, at_ms))
  }
  return renderBacktest(policy, as_of, tally, bounds.innocents_shown_max ?? 50)
}

/** A standing that grows with time. */
interface GrowingStanding {
  whole: CompiledStanding
  /** when the account was first found; never, where it is of no campaign */
  found_ms: number
  at(at_ms: number): CompiledStanding
}

function growing(standing: Standing, foundMs: NonNullable<BacktestBounds['foundMs']>): GrowingStanding {
  const { account_id, memberships } = standing
  const since = memberships.map(({ campaign }) => foundMs(account_id, campaign) ?? Number.NEGATIVE_INFINITY)
  const whole = compileStanding(standing)
  let last = { count: memberships.length, compiled: whole }
  return {
    whole,
    found_ms: memberships.length === 0 ? Number.NEGATIVE_INFINITY : Math.min(...since),
    at: (at_ms) => {
      const found = memberships.filter((_, place) => since[place]! <= at_ms)
      // Time runs forward and memberships only grow, so the number of them tells which they are.
      if (found.length !== last.count)
        last = { count: found.length, compiled: compileStanding({ ...standing, memberships: found }) }
      return last.compiled
    },
  }
}

/** Probability that an account is of none of its campaigns; 1 where it is of none, or cleared. */
function innocence(standing: CompiledStanding | undefined, at_ms: number): number {
  if (standing === undefined || standing.clearances.some(({ expires_ms }) => at_ms < expires_ms)) return 1
  return standing.memberships.reduce((least, { confidence, score }) => Math.min(least, 1 - confidence * score), 1)
}

function tallyAnswer(tally: Tally, request: StoredRequest, { decision, records }: Answer, innocence: number): void {
  const { account_id, at_ms } = request
  tally.requests += 1
  tally.accounts.add(account_id)
  tally.from_ms = Math.min(tally.from_ms, at_ms)
  tally.to_ms = Math.max(tally.to_ms, at_ms)
  if (request.harvesting === undefined) tally.unweighed += 1
  addTo(tally.by_decision[decision.decision], request)
  const [record] = records
  if (record !== undefined) {
    tally.matched.add(account_id)
    // Two rules may bear one name; their records cannot be told apart, so they are counted as one.
    const rule = tally.rules.get(record.rule) ?? { requests: 0, accounts: new Set<string>() }
    rule.requests += 1
    rule.accounts.add(account_id)
    tally.rules.set(record.rule, rule)
    if (record.overridden_by === '') tally.unspared.add(account_id)
  }
  if (isHit(decision)) {
    if (!tally.hit.has(account_id)) tally.innocent_millionths += Math.round(innocence * 1e6)
    tally.hit.add(account_id)
    if (innocence < 1) return
    tally.innocent_requests += 1
    tally.innocents.add(account_id)
  }
}

const isHit = ({ decision }: Pick<Decision, 'decision'>): boolean => decision !== 'allow'

function renderBacktest(policy: Policy, as_of: Backtest['as_of'], tally: Tally, innocents_shown_max: number): Backtest {
  const { allow, ...hit_by_action } = inPortion(tally)
  const { throttle, challenge, degrade, block } = hit_by_action
  const spared = [...tally.matched].filter((account) => !tally.unspared.has(account))
  return {
    policy: policy.name,
    as_of,
    requests: tally.requests,
    ...(tally.requests === 0
      ? {}
      : { from: new Date(tally.from_ms).toISOString(), to: new Date(tally.to_ms).toISOString() }),
    accounts: tally.accounts.size,
    accounts_matched: tally.matched.size,
    accounts_hit: tally.hit.size,
    innocent_accounts_hit: tally.innocents.size,
    innocent_requests_hit: tally.innocent_requests,
    innocent_accounts_expected: tally.innocent_millionths / 1e6,
    innocent_accounts: [...tally.innocents].sort().slice(0, innocents_shown_max),
    accounts_spared: spared.length,
    hit_by_action,
    rules: policy.rules.map(({ name, do: { action } }) => ({
      rule: name,
      action,
      requests: tally.rules.get(name)?.requests ?? 0,
      accounts: tally.rules.get(name)?.accounts.size ?? 0,
    })),
    harvesting_exchanges: sum(
      throttle.harvesting,
      challenge.harvesting,
      degrade.harvesting,
      block.harvesting,
      allow.harvesting,
    ),
    harvesting_exchanges_held: sum(throttle.harvesting, challenge.harvesting, block.harvesting),
    harvesting_exchanges_degraded: degrade.harvesting,
    harvesting_exchanges_leaked: allow.harvesting,
    harvesting_exchanges_before_found: tally.before_found_millionths / 1e6,
    output_tokens_leaked: tally.by_decision.allow.tokens_millionths / 1e6,
    requests_unweighed: tally.unweighed,
  }
}

/** Rounded to the millionths that were counted, so that the parts make up the whole. */
const sum = (...parts: number[]): number => parts.reduce((total, part) => total + Math.round(part * 1e6), 0) / 1e6
