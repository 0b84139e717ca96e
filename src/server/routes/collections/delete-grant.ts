import { z } from 'zod'
import { taxiiGrantSchema } from '#contract/taxii.js'
import { operateCollections } from '#pipeline/share/operate-collections.js'
import type { Route } from '../../context.js'

export const deleteGrant: Route = (app, { live }) => {
  const schema = {
    tags: ['collections'],
    summary: 'Take a TAXII collection from a key or a person',
    params: z.object({ id: z.string(), principal: z.string() }),
    response: { 200: taxiiGrantSchema },
  }
  const collections = operateCollections(live)
  app.delete('/v1/collections/:id/grants/:principal', { schema, config: { scope: 'admin' } }, ({ params, principal }) =>
    collections.refuse({ collection: params.id, principal: params.principal, by: principal.id }),
  )
}
