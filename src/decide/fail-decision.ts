import type { Decision } from '#contract/decision.js'

/** What the operator wants where nothing is known of an account: let all pass, or none. */
export type WhenUnknown = 'open' | 'closed'

/**
 * The decision where standings cannot be known: the first snapshot has not come, or the last is older than its bound.
 * Short-lived, so that callers ask again soon; it names no case, for there is none.
 */
export const failDecision = (when_unknown: WhenUnknown, ttl_s = 1): Decision =>
  when_unknown === 'open'
    ? { decision: 'allow', reason_code: 'ok', ttl_s }
    : { decision: 'block', reason_code: 'unavailable', retry_after_s: Math.max(1, ttl_s), ttl_s }
