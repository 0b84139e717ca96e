import { z } from 'zod'
import { taxiiCollectionSchema } from '#contract/taxii.js'
import { operateCollections } from '#pipeline/share/operate-collections.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

export const listCollections: Route = (app, { live }) => {
  const schema = {
    tags: ['collections'],
    summary: 'TAXII collections of this server',
    querystring: z.object(pageQuery),
    response: { 200: pageOf(taxiiCollectionSchema) },
  }
  const collections = operateCollections(live)
  app.get('/v1/collections', { schema, config: { scope: 'analyst' } }, ({ query }) => collections.list(query))
}
