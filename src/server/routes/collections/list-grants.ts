import { z } from 'zod'
import { taxiiGrantSchema } from '#contract/taxii.js'
import { operateCollections } from '#pipeline/share/operate-collections.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

export const listGrants: Route = (app, { live }) => {
  const schema = {
    tags: ['collections'],
    summary: 'Who may read or write a TAXII collection',
    params: z.object({ id: z.string() }),
    querystring: z.object(pageQuery),
    response: { 200: pageOf(taxiiGrantSchema) },
  }
  const collections = operateCollections(live)
  app.get('/v1/collections/:id/grants', { schema, config: { scope: 'analyst' } }, ({ params, query }) =>
    collections.grants(params.id, query),
  )
}
