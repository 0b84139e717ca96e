import { z } from 'zod'
import { taxiiCollectionSchema } from '#contract/taxii.js'
import { operateCollections } from '#pipeline/share/operate-collections.js'
import type { Route } from '../../context.js'

export const deleteCollection: Route = (app, { live }) => {
  const schema = {
    tags: ['collections'],
    summary: 'Remove a TAXII collection with all that is in it, also what was received',
    params: z.object({ id: z.string() }),
    response: { 200: taxiiCollectionSchema },
  }
  const collections = operateCollections(live)
  app.delete('/v1/collections/:id', { schema, config: { scope: 'admin' } }, ({ params, principal }) =>
    collections.remove({ ...params, by: principal.id }),
  )
}
