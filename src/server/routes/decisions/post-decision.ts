import { decisionRequestSchema, decisionSchema } from '#contract/decision.js'
import type { Route } from '../../context.js'

/** What is to be done with a request. From memory; never names a detector, a campaign or a score. */
export const postDecision: Route = (app, { live, metrics }) => {
  const schema = {
    tags: ['decisions'],
    summary: 'Ask before a request goes through',
    body: decisionRequestSchema,
    response: { 200: decisionSchema },
  }
  app.post('/v1/decisions', { schema, config: { scope: 'decide', unlimited: true } }, async ({ body }) => {
    const decision = live.decisions.decide(body)
    metrics.decisions.inc({ decision: decision.decision })
    return decision
  })
}
