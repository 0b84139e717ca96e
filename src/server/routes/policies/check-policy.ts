import { checkPolicySchema, policyCheckSchema } from '#contract/policy-proposal.js'
import { operateProposals } from '#pipeline/operate/operate-proposals.js'
import type { Route } from '../../context.js'

export const checkPolicy: Route = (app, { live }) => {
  const schema = {
    tags: ['policies'],
    summary: 'Read a policy without keeping it: from YAML to the document or from that to YAML, and what it changes',
    description: 'What cannot be read is answered 400, with where and why.',
    body: checkPolicySchema,
    response: { 200: policyCheckSchema },
  }
  const proposals = operateProposals(live)
  app.post('/v1/policies/check', { schema, config: { scope: 'analyst' } }, ({ body }) => proposals.check(body))
}
