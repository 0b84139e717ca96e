import { provenanceReportSchema } from '#contract/provenance.js'
import { provenanceRecordSchema } from '#contract/provenance-kept.js'
import { operateProvenance } from '#pipeline/operate/operate-provenance.js'
import type { Route } from '../../context.js'

export const keepReport: Route = (app, { live }) => {
  const schema = {
    tags: ['provenance'],
    summary: 'Keep a report of provenance',
    body: provenanceReportSchema,
    response: { 201: provenanceRecordSchema },
  }
  const provenance = operateProvenance(live)
  app.post('/v1/provenance/reports', { schema, config: { scope: 'analyst' } }, async ({ body, principal }, reply) =>
    reply.code(201).send(await provenance.keepReport(body, principal.id)),
  )
}
