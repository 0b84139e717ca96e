import { z } from 'zod'
import { outgoingReasonSchema, outgoingSchema } from '#contract/outgoing.js'
import { operateOutbox } from '#pipeline/share/operate-outbox.js'
import type { Route } from '../../context.js'

export const withdrawOutgoing: Route = (app, { live }) => {
  const schema = {
    tags: ['outgoing'],
    summary: 'Take it back before it has left',
    params: z.object({ id: z.string() }),
    body: outgoingReasonSchema,
    response: { 200: outgoingSchema },
  }
  const outbox = operateOutbox(live)
  app.post('/v1/outgoing/:id/withdraw', { schema, config: { scope: 'analyst' } }, ({ params, body, principal }) =>
    outbox.withdraw({ ...params, ...body, by: principal.id }),
  )
}
