import { newTaxiiCollectionSchema, taxiiCollectionSchema } from '#contract/taxii.js'
import { operateCollections } from '#pipeline/share/operate-collections.js'
import type { Route } from '../../context.js'

export const createCollection: Route = (app, { live }) => {
  const schema = {
    tags: ['collections'],
    summary: 'Make a TAXII collection for a community; its API root is /taxii2/COMMUNITY/',
    body: newTaxiiCollectionSchema,
    response: { 201: taxiiCollectionSchema },
  }
  const collections = operateCollections(live)
  app.post('/v1/collections', { schema, config: { scope: 'admin' } }, async ({ body, principal }, reply) =>
    reply.code(201).send(await collections.create({ ...body, by: principal.id })),
  )
}
