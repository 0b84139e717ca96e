import { z } from 'zod'
import { proposalDecisionSchema, proposalSchema } from '#contract/policy-proposal.js'
import { operateProposals } from '#pipeline/operate/operate-proposals.js'
import type { Route } from '../../context.js'

export const approveProposal: Route = (app, { live }) => {
  const schema = {
    tags: ['policies'],
    summary: 'Let a proposed policy count, as the second person',
    description: 'By another person than who proposed it; refused (409) where the policy has another version by now.',
    params: z.object({ id: z.string() }),
    body: proposalDecisionSchema,
    response: { 200: proposalSchema },
  }
  const proposals = operateProposals(live)
  app.post(
    '/v1/policy-proposals/:id/approve',
    { schema, config: { scope: 'approve' } },
    ({ params, body, principal }) => proposals.approve({ ...params, ...body, by: principal.id }),
  )
}
