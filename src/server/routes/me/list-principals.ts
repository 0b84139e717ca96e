import { z } from 'zod'
import { namedPrincipalSchema } from '#contract/named-principal.js'
import { operateKeys } from '#pipeline/operate/operate-keys.js'
import type { Route } from '../../context.js'
import { page, pageOf, pageQuery } from '../../page.js'

export const listPrincipals: Route = (app, { live }) => {
  const schema = {
    tags: ['keys'],
    summary: 'Names of those who hold or held a key, so that records can be read and work be given to somebody',
    querystring: z.object(pageQuery),
    response: { 200: pageOf(namedPrincipalSchema) },
  }
  const keys = operateKeys(live)
  app.get('/v1/principals', { schema, config: { scope: 'analyst' } }, async ({ query: { after, limit } }) => {
    const found = await keys.principals({ limit: limit + 1, ...(after === undefined ? {} : { after }) })
    return page(found, limit, ({ id }) => id)
  })
}
