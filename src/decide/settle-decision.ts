import { DEGRADATIONS, type Decision, type ReasonCode } from '#contract/decision.js'
import { caseReference } from './case-reference.js'
import { clusterReference } from './cluster-reference.js'
import type { DecideMemory } from './decide-memory.js'
import type { DecideOptions } from './decide-options.js'
import type { Outcome } from './find-outcomes.js'
import { untilMidnight } from './quota-counter.js'

/** What is needed beside the outcomes to settle on one decision. */
export interface Settling {
  /** empty where the asker knows neither account nor key: all of these share one rate, or who tells nothing had none */
  account: string
  verified_until_ms: number
  /** a permit covers the request, and its quota is used up */
  exhausted: boolean
  memory: DecideMemory
  options: DecideOptions
  now_ms: number
}

/**
 * One decision from the outcomes to be enforced: block, then challenge, then a throttle past its rate, then degrade. A
 * throttle within its rate lets pass, and holds beside a degradation: else degrading would lift the rate.
 *
 * Whose permit is used up is not blocked or challenged but sent to midnight: the licence still stands.
 */
export function settleDecision(outcomes: readonly Outcome[], settling: Settling): Decision {
  const { options, exhausted, now_ms } = settling
  const byAction = (action: string) => outcomes.filter(({ rule }) => rule.consequence.action === action)
  const [block] = byAction('block')
  const [challenge] = now_ms < settling.verified_until_ms ? [] : byAction('challenge')
  const refusal = block ?? challenge
  if (refusal !== undefined && exhausted) return throttled(refusal, untilMidnight(now_ms), settling)
  if (block !== undefined)
    return { decision: 'block', ...held('restricted', block, settling), ttl_s: options.hold_ttl_s }
  if (challenge !== undefined) return challenged(challenge, settling)
  const throttles = byAction('throttle')
  const slowest = slowestOf(throttles, settling)
  if (slowest !== undefined) return throttled(slowest.outcome, slowest.wait_ms, settling)
  for (const { rule } of throttles) takeToken(rule, settling)
  const degrades = byAction('degrade')
  const ttl_s = throttles.length > 0 ? 0 : options.hold_ttl_s
  if (degrades[0] !== undefined) {
    const parts = { ...held('restricted', degrades[0], settling), degrade: unionOf(degrades) }
    return { decision: 'degrade', ...parts, ...clusterIn(degrades, settling), ttl_s }
  }
  // The shared answer is also the one that a permit within its quota gets: ttl is then 0, see decideRequest.
  return throttles.length > 0 ? { decision: 'allow', reason_code: 'ok', ttl_s: 0 } : options.allowed.decision
}

const held = (reason_code: ReasonCode, { campaign }: Outcome, { account, options }: Settling) => ({
  reason_code,
  case_id: caseReference(options.secret, campaign, account),
})

function throttled(outcome: Outcome, wait_ms: number, settling: Settling): Decision {
  return {
    decision: 'throttle',
    ...held(settling.exhausted ? 'quota_exceeded' : 'rate_limited', outcome, settling),
    retry_after_s: Math.max(1, Math.ceil(wait_ms / 1000)),
    ttl_s: 0,
  }
}

function challenged(outcome: Outcome, settling: Settling): Decision {
  const { options } = settling
  const parts = held('verification_required', outcome, settling)
  const decision: Decision = { decision: 'challenge', ...parts, ttl_s: options.hold_ttl_s }
  if (options.challenge_url === '') return decision
  const url = new URL(options.challenge_url)
  url.searchParams.set('case', parts.case_id)
  return { ...decision, challenge_url: url.href }
}

/** The throttle that holds a request up longest; undefined where all have a token. */
function slowestOf(throttles: readonly Outcome[], settling: Settling) {
  let slowest: { outcome: Outcome; wait_ms: number } | undefined
  for (const outcome of throttles) {
    const wait_ms = waitFor(outcome.rule, settling)
    if (wait_ms > (slowest?.wait_ms ?? 0)) slowest = { outcome, wait_ms }
  }
  return slowest
}

type Counting = Pick<Settling, 'account' | 'memory' | 'now_ms'>

/** Milliseconds until a rule's throttle lets the account pass; 0 for now, and for other rules. */
export function waitFor(rule: Outcome['rule'], { account, memory, now_ms }: Counting): number {
  if (rule.consequence.action !== 'throttle') return 0
  return memory.buckets.wait(rule.bucket_key + account, rule.consequence, now_ms)
}

/** Counts a request that a rule's throttle let pass. */
export function takeToken(rule: Outcome['rule'], { account, memory, now_ms }: Counting): void {
  if (rule.consequence.action === 'throttle') memory.buckets.take(rule.bucket_key + account, rule.consequence, now_ms)
}

/** Whose marks an answer bears: those of the first outcome that asks for any. */
export function clusterIn(
  outcomes: readonly Outcome[],
  { account, options }: Pick<Settling, 'account' | 'options'>,
): { cluster?: string } {
  const marking = outcomes.find(
    ({ rule: { consequence } }) =>
      consequence.action === 'degrade' && consequence.degrade.some((name) => name !== 'withhold_reasoning'),
  )
  return marking === undefined ? {} : { cluster: clusterReference(options.secret, marking.campaign, account) }
}

/** The degradations of all outcomes that degrade, from the mildest. */
export const unionOf = (outcomes: readonly Outcome[]) =>
  DEGRADATIONS.filter((name) =>
    outcomes.some(({ rule }) => rule.consequence.action === 'degrade' && rule.consequence.degrade.includes(name)),
  )
