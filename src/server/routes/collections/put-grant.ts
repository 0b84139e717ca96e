import { z } from 'zod'
import { taxiiGrantSchema } from '#contract/taxii.js'
import { operateCollections } from '#pipeline/share/operate-collections.js'
import type { Route } from '../../context.js'

export const putGrant: Route = (app, { live }) => {
  const schema = {
    tags: ['collections'],
    summary: 'Let a key (key:LINEAGE) or a person (person:SUBJECT) read or write a TAXII collection',
    params: z.object({ id: z.string(), principal: z.string().regex(/^(key|person):[^\0]{1,290}$/) }),
    body: z.strictObject({ can_read: z.boolean(), can_write: z.boolean() }),
    response: { 200: taxiiGrantSchema },
  }
  const collections = operateCollections(live)
  app.put(
    '/v1/collections/:id/grants/:principal',
    { schema, config: { scope: 'admin' } },
    ({ params, body, principal }) =>
      collections.grant({ ...body, collection: params.id, principal: params.principal, by: principal.id }),
  )
}
