import { z } from 'zod'
import { textSampleSchema } from '#contract/text-sample.js'
import { operateSamples } from '#pipeline/operate/operate-samples.js'
import type { Route } from '../../context.js'
import { pageOf } from '../../page.js'
import { requireScope, sampleQuery } from '../../sample-query.js'

export const listAccountSamples: Route = (app, { live }) => {
  const schema = {
    tags: ['accounts'],
    summary: 'Texts that were kept as evidence, newest first; each reading is in the audit log',
    params: z.object({ id: z.string() }),
    querystring: z.object(sampleQuery),
    response: { 200: pageOf(textSampleSchema) },
  }
  const samples = operateSamples(live)
  app.get('/v1/accounts/:id/samples', { schema, config: { scope: 'text' } }, async ({ params, query, principal }) => {
    requireScope(principal, 'analyst')
    return samples.ofAccount(params.id, query, principal.id)
  })
}
