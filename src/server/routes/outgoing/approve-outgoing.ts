import { z } from 'zod'
import { outgoingSchema } from '#contract/outgoing.js'
import { operateOutbox } from '#pipeline/share/operate-outbox.js'
import type { Route } from '../../context.js'

export const approveOutgoing: Route = (app, { live }) => {
  const schema = {
    tags: ['outgoing'],
    summary: 'Let it leave; not by who asked for it',
    description: 'Look at it first: /v1/outgoing/{id}/review. What is approved are these bytes and no others.',
    params: z.object({ id: z.string() }),
    response: { 200: outgoingSchema },
  }
  const outbox = operateOutbox(live)
  app.post('/v1/outgoing/:id/approve', { schema, config: { scope: 'approve' } }, ({ params, principal }) =>
    outbox.approve({ ...params, by: principal.id }),
  )
}
