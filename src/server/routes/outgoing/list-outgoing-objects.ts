import { z } from 'zod'
import { OBJECT_STATUSES, outgoingObjectSchema } from '#contract/outgoing.js'
import { operateOutbox } from '#pipeline/share/operate-outbox.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

export const listOutgoingObjects: Route = (app, { live }) => {
  const schema = {
    tags: ['outgoing'],
    summary: 'What the other TAXII server said of each object',
    description: 'In the order of the document. None where it was not sent to another server.',
    params: z.object({ id: z.string() }),
    querystring: z.object({ ...pageQuery, status: z.enum(OBJECT_STATUSES).optional() }),
    response: { 200: pageOf(outgoingObjectSchema) },
  }
  const outbox = operateOutbox(live)
  app.get('/v1/outgoing/:id/objects', { schema, config: { scope: 'analyst' } }, ({ params, query }) =>
    outbox.objects({ ...params, ...query }),
  )
}
