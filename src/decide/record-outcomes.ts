import type { Decision, DecisionRecord } from '#contract/decision.js'
import { isHeld, type Outcome } from './find-outcomes.js'
import { type Settling, takeToken, waitFor } from './settle-decision.js'

/** What is kept of each outcome; `decision` is what came of all. */
export function recordOutcomes(
  outcomes: readonly Outcome[],
  decision: Decision,
  model: string,
  settling: Settling,
): DecisionRecord[] {
  const at = momentText(settling)
  return outcomes.map((outcome) => {
    const { rule, campaign, overridden_by } = outcome
    const enforced = isHeld(outcome) && isInForce(rule.consequence.action, decision, settling)
    return {
      id: nextId(settling),
      at,
      account_id: settling.account,
      model,
      policy: rule.policy,
      policy_version: rule.policy_version,
      rule: rule.rule,
      // Where a licence made a refusal milder, what was done is a throttle.
      action: enforced && settling.exhausted && decision.decision === 'throttle' ? 'throttle' : rule.consequence.action,
      mode: rule.mode,
      enforced,
      campaign,
      overridden_by,
      ...withinRate(outcome, decision, settling),
    }
  })
}

/** Of several only those took effect that are as strict as what was decided. */
function isInForce(action: string, { decision, reason_code }: Decision, { exhausted }: Settling): boolean {
  if (decision === 'throttle' && reason_code === 'quota_exceeded' && exhausted)
    return action === 'block' || action === 'challenge' || action === 'throttle'
  return action === decision
}

/** A throttle in shadow has a bucket of its own, so that its records tell what it would have done. */
function withinRate(outcome: Outcome, decision: Decision, settling: Settling): { within_rate?: boolean } {
  const { rule, overridden_by } = outcome
  if (rule.consequence.action !== 'throttle' || overridden_by !== '') return {}
  if (rule.mode === 'enforce')
    return decision.decision === 'allow' || decision.decision === 'degrade' ? { within_rate: true } : {}
  const within_rate = waitFor(rule, settling) === 0
  if (within_rate) takeToken(rule, settling)
  return { within_rate }
}

/** Unique by the process's instance and a count, which costs less than drawing random bytes for each. */
function nextId({ memory, options }: Settling): string {
  memory.records += 1
  return `dec_${options.instance}${memory.records.toString(16).padStart(12, '0')}`
}

/** Writing a moment out costs half a microsecond; under load many records share one. */
function momentText({ memory, now_ms }: Settling): string {
  if (memory.moment.ms !== now_ms) memory.moment = { ms: now_ms, text: new Date(now_ms).toISOString() }
  return memory.moment.text
}
