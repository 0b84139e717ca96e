import { errors, type JWTPayload, jwtVerify } from 'jose'
import { grantedScopes, type PeopleSettings, peopleSettingsSchema, type Role, SCOPES_OF_ROLE } from '#contract/role.js'
import { type AuthOutcome, forbidden, unauthenticated, unavailable } from './auth-failure.js'
import { IssuerUnavailable, issuerKeys } from './issuer-keys.js'
import { rolesOfClaims } from './roles-of-claims.js'

/** Tokens with many groups are large; headers beyond 16 kB are refused by the server anyway. */
const TOKEN_LENGTH_MAX = 16_384

export type VerifyPerson = (token: string, now_ms: number) => Promise<AuthOutcome>

/**
 * Verifies people's bearer tokens (JWT, RFC 7519) of one issuer: signature by a key of the issuer, algorithm, `iss`,
 * `aud`, `exp`, `nbf`, and a `sub`; then gives the scopes of their roles.
 * Throws where the settings are wrong; what is wrong with a token or with the issuer is in the outcome.
 */
export function createVerifyPerson(given: PeopleSettings): VerifyPerson {
  const settings = peopleSettingsSchema.parse(given)
  const keys = issuerKeys(settings)
  return async (token, now_ms) => {
    if (token.length > TOKEN_LENGTH_MAX) return unauthenticated('malformed', 'The token is too long')
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: settings.issuer,
        audience: settings.audience,
        algorithms: settings.algorithms,
        clockTolerance: settings.clock_tolerance_s,
        currentDate: new Date(now_ms),
        requiredClaims: ['sub', 'exp'],
      })
      return personOf(payload, rolesOfClaims(payload, settings), settings.roles_claim)
    } catch (error) {
      return refusalOf(error, settings)
    }
  }
}

function personOf(payload: JWTPayload, roles: readonly Role[], roles_claim: string): AuthOutcome {
  const { sub = '' } = payload
  if (!/^[\x20-\x7e]{1,255}$/.test(sub))
    return unauthenticated('wrong_token', 'The token names nobody that can be named')
  if (roles.length === 0)
    return {
      failure: forbidden(
        'no_role',
        `Signed in, but no value of the claim ${roles_claim} stands for a role. Ask an administrator to map one of your groups`,
      ),
    }
  const names = [payload.name, payload.preferred_username, payload.email, sub]
  const name = names.find((candidate) => typeof candidate === 'string' && candidate !== '') as string
  return {
    principal: {
      id: `person:${sub}`,
      kind: 'person',
      name: name.slice(0, 120),
      scopes: grantedScopes(roles.flatMap((role) => SCOPES_OF_ROLE[role])),
    },
  }
}

function refusalOf(error: unknown, { retry_ms_min, algorithms }: PeopleSettings): AuthOutcome {
  if (error instanceof IssuerUnavailable)
    return unavailable(error.message, {
      retry_after_s: Math.max(1, Math.ceil(retry_ms_min / 1_000)),
      for_log: error.reason,
    })
  if (error instanceof errors.JWTExpired) return unauthenticated('expired', 'The token has expired. Sign in again')
  if (error instanceof errors.JWTClaimValidationFailed)
    return unauthenticated('wrong_token', `The claim ${error.claim} of the token is missing or not what is asked for`)
  if (error instanceof errors.JOSEAlgNotAllowed)
    return unauthenticated('wrong_token', `The token is not signed with one of ${algorithms.join(', ')}`)
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
    return unauthenticated('wrong_token', 'The token names no single key of the issuer')
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return unauthenticated('wrong_token', 'The signature of the token is wrong')
  if (error instanceof errors.JOSEError) return unauthenticated('malformed', 'The token is not a signed JWT')
  throw error
}
