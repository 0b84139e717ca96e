import { createLocalJWKSet, createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import type { PeopleSettings } from '#contract/role.js'
import { InputError } from '#contract/scan.js'
import { fetchBounded } from './fetch-bounded.js'

/** The issuer did not say which keys it signs with: nothing can be known of its tokens now. */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable'
  constructor(
    issuer: string,
    /** may name addresses inside the house: for the log */
    readonly reason: string,
    options: ErrorOptions,
  ) {
    super(`The issuer ${issuer} cannot be asked for its keys now. Try again later`, options)
  }
}

type RemoteKeys = ReturnType<typeof createRemoteJWKSet>

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url() })

/**
 * The keys with which an issuer signs, as jose asks for them: found by OpenID Connect Discovery 1.0, kept in memory, and
 * asked for again when they are old or when a token names a key that is not among them (rotation).
 * Throws an InputError at once where the issuer's address is not https; later an IssuerUnavailable where it is away.
 */
export function issuerKeys(settings: PeopleSettings): JWTVerifyGetKey {
  const { issuer, request_ms_max, keys_ms_max, unknown_key_ms_min, retry_ms_min } = settings
  assertSecure(issuer, 'people.issuer')
  let keys: { of: RemoteKeys; uri: string; found_ms: number } | undefined
  let finding: Promise<RemoteKeys> | undefined
  let failed: { at_ms: number; error: IssuerUnavailable } | undefined

  const find = async (): Promise<RemoteKeys> => {
    const uri = await discoverKeys(issuer, request_ms_max)
    if (keys?.uri !== uri) {
      const of = createRemoteJWKSet(new URL(uri), {
        timeoutDuration: request_ms_max,
        cacheMaxAge: keys_ms_max,
        cooldownDuration: unknown_key_ms_min,
        [customFetch]: fetchBounded,
      })
      keys = { of, uri, found_ms: Date.now() }
    }
    keys.found_ms = Date.now()
    return keys.of
  }
  const current = async (): Promise<RemoteKeys> => {
    if (keys !== undefined && Date.now() - keys.found_ms < keys_ms_max) return keys.of
    finding ??= find().finally(() => {
      finding = undefined
    })
    return finding
  }
  // While the issuer is away no request waits for it, and those whose key is known and not old are served.
  const known: (error: IssuerUnavailable) => JWTVerifyGetKey = (error) => async (header, token) => {
    const jwks = keys?.of.fresh ? keys.of.jwks() : undefined
    if (jwks === undefined) throw error
    return createLocalJWKSet(jwks)(header, token).catch((missing) => {
      throw missing instanceof errors.JWKSNoMatchingKey ? error : missing
    })
  }
  return async (header, token) => {
    if (failed !== undefined && Date.now() - failed.at_ms < retry_ms_min) return known(failed.error)(header, token)
    try {
      return await (await current())(header, token)
    } catch (error) {
      if (isAboutToken(error)) throw error
      const unavailable = issuerUnavailable(issuer, error)
      failed = { at_ms: Date.now(), error: unavailable }
      throw unavailable
    }
  }
}

async function discoverKeys(issuer: string, request_ms_max: number): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const signal = AbortSignal.timeout(request_ms_max)
  const response = await fetchBounded(url, { signal, redirect: 'error' })
  if (response.status !== 200) throw new Error(`discovery answered ${response.status}`)
  const document = discoverySchema.safeParse(await response.json())
  if (!document.success) throw new Error('its discovery document has no issuer or jwks_uri')
  // Discovery 1.0, 4.3: otherwise one issuer could pass for another.
  if (document.data.issuer !== issuer) throw new Error(`its discovery document is that of ${document.data.issuer}`)
  assertSecure(document.data.jwks_uri, 'jwks_uri of the issuer')
  return document.data.jwks_uri
}

function assertSecure(address: string, where: string): void {
  const { protocol, hostname } = new URL(address)
  if (protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)) return
  throw new InputError('is neither https nor on this machine', where, 'Keys that come unprotected prove nothing')
}

/** The issuer answered, and the token has no key among its keys, or names an algorithm that does not fit. */
const isAboutToken = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported

function issuerUnavailable(issuer: string, error: unknown): IssuerUnavailable {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const reason = cause instanceof Error ? cause.message || cause.name : String(cause)
  return new IssuerUnavailable(issuer, reason, { cause: error })
}
