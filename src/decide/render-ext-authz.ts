import type { Decision } from '#contract/decision.js'
import { explainRefusal, isRefused } from './explain-refusal.js'

export interface ExtAuthzAnswer {
  status: 200 | 403 | 429
  headers: Record<string, string>
  /** problem details (RFC 9457) where refused, else empty */
  body: string
}

/**
 * A decision as a proxy understands it that asks by HTTP: 200 lets pass, 429 with Retry-After and 403 refuse. No 5xx, also
 * where nothing is known and the operator fails closed: to Envoy a 5xx is our failure, which its own setting may let pass.
 *
 * `x-stillwatch-degrade` tells the server behind what to do with the answer (Envoy: `allowed_upstream_headers`; nginx:
 * `auth_request_set`). nginx takes any refusal but 401 and 403 for an error: `forbidden_only` then gives 403 for all, and
 * x-stillwatch-decision still tells them apart.
 */
export function renderExtAuthz(decision: Decision, { forbidden_only = false } = {}): ExtAuthzAnswer {
  const headers: Record<string, string> = { 'x-stillwatch-decision': decision.decision }
  if (decision.degrade !== undefined) headers['x-stillwatch-degrade'] = decision.degrade.join(',')
  if (!isRefused(decision)) return { status: 200, headers, body: '' }
  if (decision.retry_after_s !== undefined) headers['retry-after'] = String(decision.retry_after_s)
  if (decision.challenge_url !== undefined) headers['x-stillwatch-challenge'] = decision.challenge_url
  if (decision.case_id !== undefined) headers['x-stillwatch-case'] = decision.case_id
  headers['content-type'] = 'application/problem+json'
  const status = decision.decision === 'throttle' && !forbidden_only ? 429 : 403
  const problem = {
    type: 'about:blank',
    title: status === 429 ? 'Too Many Requests' : 'Forbidden',
    status,
    detail: explainRefusal(decision),
    reason_code: decision.reason_code,
    ...(decision.case_id === undefined ? {} : { case_id: decision.case_id }),
    ...(decision.challenge_url === undefined ? {} : { challenge_url: decision.challenge_url }),
  }
  return { status, headers, body: JSON.stringify(problem) }
}
