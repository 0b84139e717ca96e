import { registeredPlanSchema } from '#contract/provenance.js'
import { provenanceRecordSchema } from '#contract/provenance-kept.js'
import { operateProvenance } from '#pipeline/operate/operate-provenance.js'
import type { Route } from '../../context.js'

export const keepPlan: Route = (app, { live }) => {
  const schema = {
    tags: ['provenance'],
    summary: 'Keep a registered plan; refused where it was altered after it was signed',
    body: registeredPlanSchema,
    response: { 201: provenanceRecordSchema },
  }
  const provenance = operateProvenance(live)
  app.post('/v1/provenance/plans', { schema, config: { scope: 'analyst' } }, async ({ body, principal }, reply) =>
    reply.code(201).send(await provenance.keepPlan(body, principal.id)),
  )
}
