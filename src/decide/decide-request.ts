import type { DecisionRequest } from '#contract/decision.js'
import type { Answer } from './answer.js'
import type { CompiledPolicies } from './compile-policies.js'
import type { CompiledStanding } from './compile-standing.js'
import type { DecideMemory } from './decide-memory.js'
import type { DecideOptions } from './decide-options.js'
import { type Clearing, findClearing } from './find-clearing.js'
import { findOutcomes, isHeld } from './find-outcomes.js'
import { recordOutcomes } from './record-outcomes.js'
import { type Settling, settleDecision } from './settle-decision.js'

/** Everything a decision depends on. The same ask with the same memory gives the same answer. */
export interface Ask {
  compiled: CompiledPolicies
  /** undefined for an account of which nothing is known */
  standing: CompiledStanding | undefined
  request: DecisionRequest
  now_ms: number
  memory: DecideMemory
  options: DecideOptions
}

/**
 * Decides about a request from memory alone: no I/O, no clock.
 *
 * - Of each policy in force the first rule that holds counts; of several to be enforced the strictest.
 * - Shadow outcomes are recorded and change nothing.
 * - `allowed`, `upheld_appeal` and `reseller` override every outcome; a permit does for its models within its daily
 *   quota, save for rules that ask for a permit. Every covered request counts on the quota, not only those that would
 *   be acted on. Past the quota the account is treated as without a permit, but a block or challenge becomes a throttle
 *   until midnight UTC. So a clearance never makes an outcome stricter.
 * - Answers that count something (a rate, a quota) have ttl 0: a kept answer would not be counted.
 */
export function decideRequest(ask: Ask): Answer {
  const { compiled, standing, request, now_ms, memory, options } = ask
  if (standing === undefined && compiled.for_strangers.length === 0) {
    const { account_id } = request
    if (account_id === undefined || !compiled.actions.has(account_id)) return options.allowed
  }
  const clearing = findClearing(standing, request.model, memory.quotas, now_ms)
  const outcomes = findOutcomes(compiled, standing, request, clearing, now_ms)
  if (outcomes.length === 0) return allow(ask, clearing)
  const settling: Settling = {
    account: accountOf(ask),
    verified_until_ms: standing?.verified_until_ms ?? 0,
    exhausted: clearing.exhausted,
    memory,
    options,
    now_ms,
  }
  const held = outcomes.filter(isHeld)
  const settled =
    held.length === 0 ? allow(ask, clearing).decision : countedOn(ask, clearing, settleDecision(held, settling))
  return { decision: settled, records: recordOutcomes(outcomes, settled, request.model ?? '', settling) }
}

/** A key stands for its account where the account is not known, so that rates can be counted. */
export const accountOf = ({ standing, request }: Pick<Ask, 'standing' | 'request'>): string =>
  standing?.account_id ?? request.account_id ?? (request.key_id === undefined ? '' : `key:${request.key_id}`)

function allow(ask: Ask, clearing: Clearing): Answer {
  if (clearing.quota_key === '') return ask.options.allowed
  return { decision: countedOn(ask, clearing, ask.options.allowed.decision), records: [] }
}

/** Counts a request that is let pass on the quota of its permit. */
function countedOn<Settled extends Answer['decision']>(ask: Ask, { quota_key }: Clearing, decision: Settled): Settled {
  if (quota_key === '' || (decision.decision !== 'allow' && decision.decision !== 'degrade')) return decision
  ask.memory.quotas.add(quota_key, ask.now_ms)
  return { ...decision, ttl_s: 0 }
}
