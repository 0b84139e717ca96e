import { provenanceRecordSchema } from '#contract/provenance-kept.js'
import { collectionSchema } from '#contract/provenance-log.js'
import { operateProvenance } from '#pipeline/operate/operate-provenance.js'
import type { Route } from '../../context.js'

export const keepRun: Route = (app, { live }) => {
  const schema = {
    tags: ['provenance'],
    summary: 'Keep what a collection of answers came to',
    body: collectionSchema,
    response: { 201: provenanceRecordSchema },
  }
  const provenance = operateProvenance(live)
  app.post('/v1/provenance/runs', { schema, config: { scope: 'analyst' } }, async ({ body, principal }, reply) =>
    reply.code(201).send(await provenance.keepRun(body, principal.id)),
  )
}
