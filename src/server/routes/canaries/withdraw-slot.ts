import { z } from 'zod'
import { canarySlotRecordSchema } from '#contract/canary.js'
import { operateCanaries } from '#pipeline/provenance/operate-canaries.js'
import type { Route } from '../../context.js'

export const withdrawSlot: Route = (app, { live }) => {
  const schema = {
    tags: ['canaries'],
    summary: 'Serve a slot no more; what was served of it stays in the ledger',
    params: z.object({ id: z.string() }),
    response: { 200: canarySlotRecordSchema },
  }
  const canaries = operateCanaries(live)
  app.post('/v1/canaries/slots/:id/withdraw', { schema, config: { scope: 'analyst' } }, ({ params, principal }) =>
    canaries.withdraw({ ...params, by: principal.id }),
  )
}
