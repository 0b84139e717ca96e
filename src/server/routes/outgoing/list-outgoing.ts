import { z } from 'zod'
import { OUTGOING_STATUSES, outgoingSchema } from '#contract/outgoing.js'
import { operateOutbox } from '#pipeline/share/operate-outbox.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

const query = z.object({
  ...pageQuery,
  status: z.enum(OUTGOING_STATUSES).optional(),
  campaign: z.string().max(64).optional(),
})

export const listOutgoing: Route = (app, { live }) => {
  const schema = {
    tags: ['outgoing'],
    summary: 'What was asked to leave and what became of it, newest first',
    querystring: query,
    response: { 200: pageOf(outgoingSchema) },
  }
  const outbox = operateOutbox(live)
  app.get('/v1/outgoing', { schema, config: { scope: 'analyst' } }, ({ query }) => outbox.list(query))
}
