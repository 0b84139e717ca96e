import { z } from 'zod'
import { canaryTestRequestSchema } from '#contract/canary.js'
import { provenanceResultSchema } from '#contract/provenance.js'
import { operateCanaries } from '#pipeline/provenance/operate-canaries.js'
import type { Route } from '../../context.js'

const BODY_BYTES_MAX = 64 * 2 ** 20

export const testCanaries: Route = (app, { live }) => {
  const schema = {
    tags: ['canaries'],
    summary: "Test a suspect's answers for what each cluster was served, with clusters never served as controls",
    body: canaryTestRequestSchema,
    response: { 200: z.object({ results: z.array(provenanceResultSchema) }) },
  }
  const canaries = operateCanaries(live)
  app.post(
    '/v1/canaries/test',
    { schema, bodyLimit: BODY_BYTES_MAX, config: { scope: 'analyst' } },
    async ({ body }) => ({ results: await canaries.test(body) }),
  )
}
