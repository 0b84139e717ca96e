import { z } from 'zod'
import { provenanceReportSchema } from '#contract/provenance.js'
import { operateProvenance } from '#pipeline/operate/operate-provenance.js'
import type { Route } from '../../context.js'

export const getReport: Route = (app, { live }) => {
  const schema = {
    tags: ['provenance'],
    summary: 'A report with all its results',
    params: z.object({ id: z.string().max(64) }),
    response: { 200: provenanceReportSchema },
  }
  const provenance = operateProvenance(live)
  app.get('/v1/provenance/reports/:id', { schema, config: { scope: 'analyst' } }, ({ params }) =>
    provenance.readReport(params.id),
  )
}
