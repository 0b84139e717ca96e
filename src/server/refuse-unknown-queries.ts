import { z } from 'zod'
import type { App } from './context.js'

const NONE = z.strictObject({})

/**
 * Has parameters refused that a route does not know: `?limt=5` would be answered with a page of another length, and
 * `?expected_versoin=3` overwrite what somebody else wrote. Routes behind a proxy are asked with the queries of others;
 * those outside /v1 keep to the rules of their own protocols.
 */
export function refuseUnknownQueries(app: Pick<App, 'addHook'>): void {
  app.addHook('onRoute', (route) => {
    if (!route.url.startsWith('/v1/') || route.config?.proxied === true) return
    const known = route.schema?.querystring
    if (known instanceof z.ZodObject) route.schema = { ...route.schema, querystring: known.strict() }
    else if (known === undefined && [route.method].flat().includes('GET'))
      route.schema = { ...route.schema, querystring: NONE }
  })
}
