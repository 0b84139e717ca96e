import { z } from 'zod'
import { clearanceRecordSchema } from '#contract/permit.js'
import { operateClearances } from '#pipeline/operate/operate-clearances.js'
import type { Route } from '../../context.js'

export const approvePermit: Route = (app, { live }) => {
  const schema = {
    tags: ['permits'],
    summary: "Give the leave of the model's owner; not by who asked for it",
    params: z.object({ id: z.string() }),
    response: { 200: clearanceRecordSchema },
  }
  const clearances = operateClearances(live)
  app.post('/v1/permits/:id/approve', { schema, config: { scope: 'approve' } }, ({ params, principal }) =>
    clearances.approvePermit({ ...params, by: principal.id }),
  )
}
