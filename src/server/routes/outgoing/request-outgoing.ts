import { newOutgoingSchema, outgoingSchema } from '#contract/outgoing.js'
import { operateOutbox } from '#pipeline/share/operate-outbox.js'
import type { Route } from '../../context.js'

export const requestOutgoing: Route = (app, { live }) => {
  const schema = {
    tags: ['outgoing'],
    summary: 'Ask that something of a campaign, or sightings of what others sent, may leave',
    description:
      'It is made, and the lawful gate looks at the very bytes: `refused` with the objections, or `waiting` for another ' +
      'person to approve it. Nothing can be fetched or sent before.',
    body: newOutgoingSchema,
    response: { 201: outgoingSchema },
  }
  const outbox = operateOutbox(live)
  app.post('/v1/outgoing', { schema, config: { scope: 'analyst' } }, async ({ body, principal }, reply) =>
    reply.code(201).send(await outbox.request({ ...body, by: principal.id })),
  )
}
