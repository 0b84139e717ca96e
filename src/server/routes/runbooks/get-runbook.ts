import { z } from 'zod'
import { runbookSchema } from '#contract/runbook.js'
import { describeEvidence } from '#pipeline/operate/describe-evidence.js'
import type { Route } from '../../context.js'

export const getRunbook: Route = (app) => {
  const schema = {
    tags: ['campaigns'],
    summary: 'The runbook of a kind of evidence: what it claims, what chance means there, how to check it by hand',
    params: z.object({ kind: z.string().max(64) }),
    response: { 200: runbookSchema },
  }
  app.get('/v1/runbooks/:kind', { schema, config: { scope: 'analyst' } }, async ({ params }) =>
    describeEvidence(params.kind),
  )
}
