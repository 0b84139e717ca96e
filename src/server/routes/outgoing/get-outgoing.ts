import { z } from 'zod'
import { outgoingSchema } from '#contract/outgoing.js'
import { operateOutbox } from '#pipeline/share/operate-outbox.js'
import type { Route } from '../../context.js'

export const getOutgoing: Route = (app, { live }) => {
  const schema = {
    tags: ['outgoing'],
    summary: 'What was asked to leave, without its bytes',
    params: z.object({ id: z.string() }),
    response: { 200: outgoingSchema },
  }
  const outbox = operateOutbox(live)
  app.get('/v1/outgoing/:id', { schema, config: { scope: 'analyst' } }, ({ params }) => outbox.read(params.id))
}
