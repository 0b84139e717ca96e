import { z } from 'zod'
import { clearanceRecordSchema, revocationSchema } from '#contract/permit.js'
import { operateClearances } from '#pipeline/operate/operate-clearances.js'
import type { Route } from '../../context.js'

export const refusePermit: Route = (app, { live }) => {
  const schema = {
    tags: ['permits'],
    summary: 'Refuse a request for a permit',
    params: z.object({ id: z.string() }),
    body: revocationSchema,
    response: { 200: clearanceRecordSchema },
  }
  const clearances = operateClearances(live)
  app.post('/v1/permits/:id/refuse', { schema, config: { scope: 'approve' } }, ({ params, body, principal }) =>
    clearances.refusePermit({ ...params, ...body, by: principal.id }),
  )
}
