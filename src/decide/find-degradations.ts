import type { Decision } from '#contract/decision.js'
import { type Ask, accountOf } from './decide-request.js'
import { findClearing } from './find-clearing.js'
import { findOutcomes, isHeld } from './find-outcomes.js'
import { clusterIn, unionOf } from './settle-decision.js'

/**
 * What is to be done with an answer to a request that was let pass before, where a program asks a second time: no rate
 * and no quota is counted, nothing is recorded, and nothing is refused any more.
 */
export function findDegradations({ compiled, standing, request, now_ms, memory, options }: Ask): Decision {
  const clearing = findClearing(standing, request.model, memory.quotas, now_ms)
  const held = findOutcomes(compiled, standing, request, clearing, now_ms).filter(isHeld)
  const degrade = unionOf(held)
  if (degrade.length === 0) return options.allowed.decision
  const account = accountOf({ standing, request })
  return { decision: 'degrade', reason_code: 'restricted', degrade, ...clusterIn(held, { account, options }), ttl_s: 0 }
}
