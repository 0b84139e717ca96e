import type { IncomingHttpHeaders } from 'node:http'
import type { Principal } from '#contract/role.js'
import type { App, ServerContext } from './context.js'
import { ScopeMissing } from './scope-missing.js'

/** Lets a route be called only by who may: a route without a scope in its config is shut to all. */
export function authorise(app: Pick<App, 'addHook' | 'decorateRequest'>, { authenticate }: ServerContext): void {
  app.decorateRequest('principal')
  // Not async: a known key is answered at once, and a promise a request is what a decision would wait for.
  app.addHook('onRequest', (request, _, done) => {
    const { scope, proxied } = request.routeOptions.config
    if (scope === null || request.is404 || request.routeOptions.url?.startsWith('/docs')) return done()
    const admit = (principal: Principal): void => {
      request.principal = principal
      const may = scope !== undefined && principal.scopes.has(scope)
      done(may ? undefined : new ScopeMissing(scope ?? 'admin'))
    }
    try {
      const found = authenticate(proxied === true ? ownKeyOf(request.headers) : request.headers)
      if (found instanceof Promise) found.then(admit).catch(done)
      else admit(found)
    } catch (error) {
      done(error as Error)
    }
  })
}

function ownKeyOf(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const key = headers['x-stillwatch-key'] ?? headers['x-api-key']
  return key === undefined ? {} : { 'x-api-key': key }
}
