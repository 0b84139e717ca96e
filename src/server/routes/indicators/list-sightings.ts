import { z } from 'zod'
import { sightingSchema } from '#contract/received-indicator.js'
import { operateIndicators } from '#pipeline/share/operate-indicators.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

export const listSightings: Route = (app, { live }) => {
  const schema = {
    tags: ['indicators'],
    summary: 'Where indicators of others matched own accounts, with what chance would give',
    querystring: z.object({
      ...pageQuery,
      significant: z.stringbool().optional().describe('only those beyond chance, or only the others'),
    }),
    response: { 200: pageOf(sightingSchema) },
  }
  const indicators = operateIndicators(live)
  app.get('/v1/sightings', { schema, config: { scope: 'analyst' } }, ({ query }) => indicators.sightings(query))
}
