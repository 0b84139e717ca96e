import { z } from 'zod'
import { outgoingSchema } from '#contract/outgoing.js'
import { operateOutbox } from '#pipeline/share/operate-outbox.js'
import type { Route } from '../../context.js'

export const sendOutgoing: Route = (app, { live }) => {
  const schema = {
    tags: ['outgoing'],
    summary: 'Send what was approved',
    description:
      'Published where it is for a collection, pushed where it is for another server, else set down as handed over. ' +
      'Once: sent again it changes nothing, but for a push of which not every object arrived.',
    params: z.object({ id: z.string() }),
    response: { 200: outgoingSchema },
  }
  const outbox = operateOutbox(live)
  app.post('/v1/outgoing/:id/send', { schema, config: { scope: 'analyst' } }, ({ params, principal }) =>
    outbox.send({ ...params, by: principal.id }),
  )
}
