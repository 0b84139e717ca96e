import { z } from 'zod'
import { clearanceRecordSchema, revocationSchema } from '#contract/permit.js'
import { operateClearances } from '#pipeline/operate/operate-clearances.js'
import type { Route } from '../../context.js'

export const revokeClearance: Route = (app, { live }) => {
  const schema = {
    tags: ['clearances'],
    summary: 'End a clearance or a permit, or refuse a request for one',
    params: z.object({ id: z.string() }),
    body: revocationSchema,
    response: { 200: clearanceRecordSchema },
  }
  const clearances = operateClearances(live)
  app.delete('/v1/clearances/:id', { schema, config: { scope: 'admin' } }, ({ params, body, principal }) =>
    clearances.revoke({ ...params, ...body, by: principal.id }),
  )
}
