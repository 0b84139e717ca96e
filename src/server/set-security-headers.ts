import type { App } from './context.js'

/**
 * What an answer for programs says to a browser that gets hold of it: run nothing, show it nowhere, guess no type
 * (OWASP, REST security). Pages set their own. Each costs a decision about half a microsecond, so there are no others:
 * `frame-ancestors` stands for X-Frame-Options, and a document that may load nothing sends no referrer.
 */
export const SECURITY_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
}

export function setSecurityHeaders(app: Pick<App, 'addHook'>): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (!request.routeOptions.url?.startsWith('/docs')) reply.headers(SECURITY_HEADERS)
    done()
  })
}
