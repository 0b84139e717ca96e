import { z } from 'zod'
import { receivedObjectSchema } from '#contract/taxii.js'
import { operateCollections } from '#pipeline/share/operate-collections.js'
import type { Route } from '../../context.js'
import { page, pageOf, pageQuery } from '../../page.js'

export const listReceived: Route = (app, { live }) => {
  const schema = {
    tags: ['collections'],
    summary: 'What partners sent to a TAXII collection, with who and when, in the order of arrival',
    params: z.object({ id: z.string() }),
    querystring: z.object({ ...pageQuery, after: z.iso.datetime().optional().describe('`next` of the page before') }),
    response: { 200: pageOf(receivedObjectSchema) },
  }
  const collections = operateCollections(live)
  app.get(
    '/v1/collections/:id/received',
    { schema, config: { scope: 'analyst' } },
    async ({ params, query: { after, limit } }) => {
      const found = await collections.received({ id: params.id, after, limit: limit + 1 })
      return page(found, limit, ({ added }) => added)
    },
  )
}
