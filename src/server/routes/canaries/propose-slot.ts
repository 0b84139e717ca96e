import { canarySlotRecordSchema, canarySlotSchema } from '#contract/canary.js'
import { operateCanaries } from '#pipeline/provenance/operate-canaries.js'
import type { Route } from '../../context.js'

export const proposeSlot: Route = (app, { live }) => {
  const schema = {
    tags: ['canaries'],
    summary: 'Propose a slot with its variants; it is served once another person approves it',
    body: canarySlotSchema,
    response: { 201: canarySlotRecordSchema },
  }
  const canaries = operateCanaries(live)
  app.post('/v1/canaries/slots', { schema, config: { scope: 'analyst' } }, async ({ body, principal }, reply) =>
    reply.code(201).send(await canaries.propose({ slot: body, by: principal.id })),
  )
}
