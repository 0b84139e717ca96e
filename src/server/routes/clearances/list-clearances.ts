import { z } from 'zod'
import { CLEARANCE_STATES, clearanceRecordSchema } from '#contract/permit.js'
import { operateClearances } from '#pipeline/operate/operate-clearances.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

const query = z.object({
  ...pageQuery,
  account_id: z.string().optional(),
  kind: clearanceRecordSchema.shape.kind.optional(),
  state: z.enum(CLEARANCE_STATES).optional(),
})

export const listClearances: Route = (app, { live }) => {
  const schema = {
    tags: ['clearances'],
    summary: 'The allow-list, resellers, permits and upheld appeals, by id',
    querystring: query,
    response: { 200: pageOf(clearanceRecordSchema) },
  }
  const clearances = operateClearances(live)
  app.get('/v1/clearances', { schema, config: { scope: 'analyst' } }, ({ query }) => clearances.list(query))
}
