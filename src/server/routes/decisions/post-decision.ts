import { decisionQuestionSchema, decisionSchema } from '#contract/decision.js'
import type { Route } from '../../context.js'

/** What is to be done with a request. From memory; never names a detector, a campaign or a score. */
export const postDecision: Route = (app, { live, metrics }) => {
  const schema = {
    tags: ['decisions'],
    summary: 'Ask before a request goes through',
    body: decisionQuestionSchema,
    response: { 200: decisionSchema },
  }
  // The answer is of our own making and typed: to check it against its schema again would cost as much as the decision.
  const serializerCompiler = () => JSON.stringify
  const config = { scope: 'decide', unlimited: true } as const
  app.post('/v1/decisions', { schema, config, serializerCompiler }, ({ body }, reply) => {
    const decision = live.decisions.decide(body)
    metrics.decisions.inc({ decision: decision.decision })
    reply.send(decision)
  })
}
