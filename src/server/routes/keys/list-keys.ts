import { z } from 'zod'
import { keySchema } from '#contract/key.js'
import { operateKeys } from '#pipeline/operate/operate-keys.js'
import type { Route } from '../../context.js'
import { page, pageOf, pageQuery } from '../../page.js'

export const listKeys: Route = (app, { live }) => {
  const schema = {
    tags: ['keys'],
    summary: 'Keys without their secrets, newest first',
    querystring: z.object(pageQuery),
    response: { 200: pageOf(keySchema) },
  }
  const keys = operateKeys(live)
  app.get('/v1/keys', { schema, config: { scope: 'admin' } }, async ({ query: { after, limit } }) => {
    const found = await keys.list({ limit: limit + 1, ...(after === undefined ? {} : { before: after }) })
    return page(found, limit, ({ id }) => id)
  })
}
