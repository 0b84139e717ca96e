import { z } from 'zod'
import { outgoingReasonSchema, outgoingSchema } from '#contract/outgoing.js'
import { operateOutbox } from '#pipeline/share/operate-outbox.js'
import type { Route } from '../../context.js'

export const rejectOutgoing: Route = (app, { live }) => {
  const schema = {
    tags: ['outgoing'],
    summary: 'Say no to it, for good',
    params: z.object({ id: z.string() }),
    body: outgoingReasonSchema,
    response: { 200: outgoingSchema },
  }
  const outbox = operateOutbox(live)
  app.post('/v1/outgoing/:id/reject', { schema, config: { scope: 'approve' } }, ({ params, body, principal }) =>
    outbox.reject({ ...params, ...body, by: principal.id }),
  )
}
