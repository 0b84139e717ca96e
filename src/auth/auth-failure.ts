import type { Principal, Scope } from '#contract/role.js'

/** Why a request is refused. Holds nothing of what was presented: it goes to the caller and to the log. */
export interface AuthFailure {
  http_status: 401 | 403 | 503
  code:
    | 'no_credentials'
    | 'malformed'
    | 'unknown'
    | 'expired'
    | 'wrong_token'
    | 'no_role'
    | 'insufficient_scope'
    | 'issuer_unavailable'
  /** what is wrong, and what to do */
  detail: string
  /** value of the header of that name (RFC 9110, 11.6.1; RFC 6750, 3); empty where the status has none */
  www_authenticate: string
  /** seconds; for the header Retry-After of a 503 */
  retry_after_s?: number
  /** why, where it may name addresses inside the house: for the log, not for the caller */
  for_log?: string
}

export type AuthOutcome = { principal: Principal; failure?: undefined } | { failure: AuthFailure }

const CHALLENGE = 'Bearer realm="stillwatch"'
// The texts are ours and plain, but a claim's name is not: quotes would end the parameter.
const quoted = (text: string): string => `"${text.replace(/[^\x20\x21\x23-\x5b\x5d-\x7e]/g, '?')}"`

/** 401: nobody in particular asks. Without credentials the challenge names no error (RFC 6750, 3.1). */
export const unauthenticated = (code: AuthFailure['code'], detail: string): { failure: AuthFailure } => ({
  failure: {
    http_status: 401,
    code,
    detail,
    www_authenticate:
      code === 'no_credentials'
        ? CHALLENGE
        : `${CHALLENGE}, error="invalid_token", error_description=${quoted(detail)}`,
  },
})

/** 403: who asks is known, and may not. */
export const forbidden = (code: 'no_role' | 'insufficient_scope', detail: string, scope?: Scope): AuthFailure => ({
  http_status: 403,
  code,
  detail,
  www_authenticate: `${CHALLENGE}, error="insufficient_scope"${scope === undefined ? '' : `, scope=${quoted(scope)}`}`,
})

/** 503: whether the token is good cannot be told now. */
export const unavailable = (
  detail: string,
  { retry_after_s, for_log }: { retry_after_s: number; for_log: string },
): { failure: AuthFailure } => ({
  failure: { http_status: 503, code: 'issuer_unavailable', detail, www_authenticate: '', retry_after_s, for_log },
})

/** Why a principal may not do what asks for a scope; undefined where it may. */
export const scopeFailure = (principal: Principal, scope: Scope): AuthFailure | undefined =>
  principal.scopes.has(scope)
    ? undefined
    : forbidden(
        'insufficient_scope',
        `${principal.name} does not hold the scope ${scope}. Use a key or role that does`,
        scope,
      )
