import type { Clearance } from '#contract/standing.js'
import type { CompiledStanding } from './compile-standing.js'
import type { QuotaCounter } from './quota-counter.js'

/** What keeps detections from being held against this request. */
export interface Clearing {
  /** empty where nothing does */
  by: '' | Clearance['kind']
  /** the quota to count the request on, empty where none is bound */
  quota_key: string
  /** a permit covers the model, and today's quota of each such permit is used up */
  exhausted: boolean
}

export const NO_CLEARING: Clearing = Object.freeze({ by: '', quota_key: '', exhausted: false })

/**
 * The clearance that holds for a model now: one without conditions before a permit, a permit without quota before one
 * with. Where the asker does not know the model, a permit holds: not knowing must not harm who has leave.
 */
export function findClearing(
  standing: CompiledStanding | undefined,
  model: string | undefined,
  quotas: QuotaCounter,
  now_ms: number,
): Clearing {
  if (standing === undefined || standing.clearances.length === 0) return NO_CLEARING
  let exhausted = false
  for (const { kind, covers, expires_ms, quota, quota_key } of standing.clearances) {
    if (now_ms >= expires_ms || (model !== undefined && !covers(model))) continue
    if (quota === Number.POSITIVE_INFINITY) return { by: kind, quota_key: '', exhausted: false }
    if (quotas.used(quota_key, now_ms) < quota) return { by: kind, quota_key, exhausted: false }
    exhausted = true
  }
  return exhausted ? { by: '', quota_key: '', exhausted } : NO_CLEARING
}
