import { z } from 'zod'
import { PROVENANCE_KINDS, provenanceRecordSchema } from '#contract/provenance-kept.js'
import { operateProvenance } from '#pipeline/operate/operate-provenance.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

const query = z.object({
  ...pageQuery,
  suspect: z.string().max(256).optional(),
  kind: z.enum(PROVENANCE_KINDS).optional(),
  campaign: z.string().max(64).optional(),
})

export const listDocuments: Route = (app, { live }) => {
  const schema = {
    tags: ['provenance'],
    summary: 'Registered plans, collections of answers, and reports',
    querystring: query,
    response: { 200: pageOf(provenanceRecordSchema) },
  }
  const provenance = operateProvenance(live)
  app.get('/v1/provenance/documents', { schema, config: { scope: 'analyst' } }, ({ query: asked }) =>
    provenance.list(asked),
  )
}
