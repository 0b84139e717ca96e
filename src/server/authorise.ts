import type { Scope } from '#contract/role.js'
import type { App, ServerContext } from './context.js'

/** A key that is good for something else. */
class ScopeMissing extends Error {
  readonly http_status = 403
  readonly hint = 'Ask an administrator for a key with that scope.'
  constructor(scope: Scope) {
    super(`the key lacks the scope «${scope}»`)
  }
}

/** Lets a route be called only by who may: a route without a scope in its config is shut to all. */
export function authorise(app: Pick<App, 'addHook' | 'decorateRequest'>, { authenticate }: ServerContext): void {
  app.decorateRequest('principal')
  app.addHook('onRequest', async (request) => {
    const { scope } = request.routeOptions.config
    if (scope === null || request.is404 || request.routeOptions.url?.startsWith('/docs')) return
    const found = authenticate(request.headers)
    request.principal = found instanceof Promise ? await found : found
    if (scope === undefined) throw new ScopeMissing('admin')
    if (!request.principal.scopes.has(scope)) throw new ScopeMissing(scope)
  })
}
