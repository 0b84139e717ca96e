import { z } from 'zod'
import { canarySlotRecordSchema } from '#contract/canary.js'
import { operateCanaries } from '#pipeline/provenance/operate-canaries.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

export const listSlots: Route = (app, { live }) => {
  const schema = {
    tags: ['canaries'],
    summary: 'Slots with their variants, who reviewed and who approved them',
    querystring: z.object(pageQuery),
    response: { 200: pageOf(canarySlotRecordSchema) },
  }
  const canaries = operateCanaries(live)
  app.get('/v1/canaries/slots', { schema, config: { scope: 'analyst' } }, ({ query }) => canaries.list(query))
}
