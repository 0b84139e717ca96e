import type { IncomingHttpHeaders } from 'node:http'
import { normalizeIP } from '@fastify/rate-limit'
import type { FastifyContextConfig, FastifyRequest } from 'fastify'
import type { Principal } from '#contract/role.js'
import type { App, ServerContext } from './context.js'
import { OwnKeyMissing } from './own-key-missing.js'
import { ScopeMissing } from './scope-missing.js'
import { TooManyRequests } from './too-many-requests.js'

/** Whose requests are counted together: of a key or a person that is known here, else of an address (IPv6: /64). */
export const callerOf = ({ principal, ip }: Pick<FastifyRequest, 'principal' | 'ip'>): string =>
  (principal as Principal | undefined)?.id ?? `address:${normalizeIP(ip)}`

/**
 * Lets a route be called only by who may: a route without a scope in its config is shut to all. Hooks of routes come
 * after it, so the rate limit there knows the caller, and does not see who is refused here: those are counted here.
 */
export function authorise(
  app: Pick<App, 'addHook' | 'decorateRequest' | 'createRateLimit'>,
  { authenticate }: ServerContext,
): void {
  app.decorateRequest('principal')
  const limit = app.createRateLimit()
  // Not async: a known key is answered at once, and a promise a request is what a decision would wait for.
  app.addHook('onRequest', (request, _, done) => {
    const { scope, unlimited } = request.routeOptions.config
    if (scope === null || request.is404 || request.routeOptions.url?.startsWith('/docs')) return done()
    const refuse = (error: Error): void => {
      if (unlimited === true) done(error)
      else limit(request).then((counted) => done(isExceeded(counted) ? new TooManyRequests(counted.ttl) : error), done)
    }
    const admit = (principal: Principal): void => {
      request.principal = principal
      if (maySee(principal, scope)) done()
      else refuse(new ScopeMissing(scope === undefined || scope === 'any' ? 'admin' : scope))
    }
    try {
      const found = authenticate(credentialsOf(request.headers, request.routeOptions.config))
      if (found instanceof Promise) found.then(admit, refuse)
      else admit(found)
    } catch (error) {
      refuse(error as Error)
    }
  })
}

/** Whether somebody holds what a route asks for; one that asks for nothing in its config is shut to all. */
export const maySee = ({ scopes }: Principal, scope: FastifyContextConfig['scope']): boolean =>
  scope === 'any' || (scope != null && scopes.has(scope))

type Counted = Awaited<ReturnType<ReturnType<App['createRateLimit']>>>

const isExceeded = (counted: Counted): counted is Counted & { isAllowed: false } =>
  !counted.isAllowed && counted.isExceeded

const credentialsOf = (
  headers: IncomingHttpHeaders,
  { proxied, basic }: Pick<FastifyContextConfig, 'proxied' | 'basic'>,
): IncomingHttpHeaders => {
  if (proxied === true) return ownKeyOf(headers)
  return basic === true ? (keyOfBasic(headers.authorization) ?? headers) : headers
}

/** The password of HTTP Basic as a key (RFC 7617); undefined where the scheme is another one. */
function keyOfBasic(authorization: string | undefined): IncomingHttpHeaders | undefined {
  if (authorization?.slice(0, 6).toLowerCase() !== 'basic ') return undefined
  const told = Buffer.from(authorization.slice(6).trim(), 'base64').toString()
  const colon = told.indexOf(':')
  return colon === -1 ? {} : { 'x-api-key': told.slice(colon + 1) }
}

/** Throws OwnKeyMissing. */
function ownKeyOf(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const key = headers['x-stillwatch-key'] ?? headers['x-api-key']
  if (key === undefined || key === '') throw new OwnKeyMissing()
  return { 'x-api-key': key }
}
