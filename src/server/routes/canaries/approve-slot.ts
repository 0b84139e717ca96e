import { z } from 'zod'
import { canaryApprovalSchema, canarySlotRecordSchema } from '#contract/canary.js'
import { operateCanaries } from '#pipeline/provenance/operate-canaries.js'
import type { Route } from '../../context.js'

export const approveSlot: Route = (app, { live }) => {
  const schema = {
    tags: ['canaries'],
    summary: 'Say that every variant was read and that none makes a text false; not by who proposed it',
    params: z.object({ id: z.string() }),
    body: canaryApprovalSchema,
    response: { 200: canarySlotRecordSchema },
  }
  const canaries = operateCanaries(live)
  app.post('/v1/canaries/slots/:id/approve', { schema, config: { scope: 'approve' } }, ({ params, principal }) =>
    canaries.approve({ ...params, by: principal.id }),
  )
}
