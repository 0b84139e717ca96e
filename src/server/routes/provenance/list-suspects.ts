import { z } from 'zod'
import { suspectSchema } from '#contract/provenance-kept.js'
import { operateProvenance } from '#pipeline/operate/operate-provenance.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

export const listSuspects: Route = (app, { live }) => {
  const schema = {
    tags: ['provenance'],
    summary: 'Models that are asked about, each with its newest report',
    querystring: z.object(pageQuery),
    response: { 200: pageOf(suspectSchema) },
  }
  const provenance = operateProvenance(live)
  app.get('/v1/provenance/suspects', { schema, config: { scope: 'analyst' } }, ({ query }) =>
    provenance.listSuspects(query),
  )
}
