import { type AuthOutcome, unauthenticated } from './auth-failure.js'
import type { KeyFollower } from './follow-keys.js'
import type { KeyRing } from './key-ring.js'
import type { VerifyPerson } from './verify-person.js'

/** What is read of a request's headers. */
export interface AuthHeaders {
  authorization?: string | undefined
  'x-api-key'?: string | string[] | undefined
}

export interface AuthenticateOptions {
  ring: KeyRing
  /** asked once for a key that the ring does not know: it may have been made on another server a moment ago */
  follower?: Pick<KeyFollower, 'lookFor'>
  /** absent where people do not sign in */
  verifyPerson?: VerifyPerson
}

export type Authenticate = (headers: AuthHeaders, now_ms: number) => AuthOutcome | Promise<AuthOutcome>

const JWT = /^eyJ[\w-]*\.[\w-]+\.[\w-]*$/

/**
 * Who asks: `Authorization: Bearer TOKEN`, or `X-Api-Key: KEY` for callers that can send nothing else. The answer for a
 * known key comes at once, without a promise, so that decisions do not wait. Never throws for what a caller sent.
 */
export function createAuthenticate({ ring, follower, verifyPerson }: AuthenticateOptions): Authenticate {
  const askStore = async (token: string, now_ms: number): Promise<AuthOutcome> => {
    const found = await follower?.lookFor(token, now_ms)
    return outcomeOf(found === true ? ring.verify(token, now_ms) : 'unknown')
  }
  return (headers, now_ms) => {
    const token = tokenOf(headers)
    if (typeof token !== 'string') return token
    const verdict = ring.verify(token, now_ms)
    if (verdict !== 'unknown') return outcomeOf(verdict)
    if (!JWT.test(token)) return follower === undefined ? outcomeOf(verdict) : askStore(token, now_ms)
    return verifyPerson?.(token, now_ms) ?? unauthenticated('unknown', 'People do not sign in here. Use a key')
  }
}

function outcomeOf(verdict: ReturnType<KeyRing['verify']>): AuthOutcome {
  if (verdict === 'expired')
    return unauthenticated('expired', 'The key has expired. Ask an administrator for a new one')
  if (verdict === 'unknown') return unauthenticated('unknown', 'The key is not known here, or was revoked')
  return { principal: verdict }
}

function tokenOf({ authorization, 'x-api-key': api_key }: AuthHeaders): string | AuthOutcome {
  if (authorization === undefined) {
    if (typeof api_key === 'string' && api_key !== '') return api_key.trim()
    return unauthenticated('no_credentials', 'Send the header Authorization: Bearer KEY')
  }
  // The scheme's case does not matter (RFC 9110, 11.1). No pattern runs over the whole header: it can be long.
  const token = authorization.slice(0, 7).toLowerCase() === 'bearer ' ? authorization.slice(7).trim() : ''
  return token === '' ? unauthenticated('malformed', 'The header Authorization must be: Bearer KEY') : token
}
