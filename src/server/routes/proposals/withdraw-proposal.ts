import { z } from 'zod'
import { proposalDecisionSchema, proposalSchema } from '#contract/policy-proposal.js'
import { operateProposals } from '#pipeline/operate/operate-proposals.js'
import type { Route } from '../../context.js'

export const withdrawProposal: Route = (app, { live }) => {
  const schema = {
    tags: ['policies'],
    summary: 'Take a proposed policy back',
    description: 'By whoever proposed it.',
    params: z.object({ id: z.string() }),
    body: proposalDecisionSchema,
    response: { 200: proposalSchema },
  }
  const proposals = operateProposals(live)
  app.post(
    '/v1/policy-proposals/:id/withdraw',
    { schema, config: { scope: 'analyst' } },
    ({ params, body, principal }) => proposals.withdraw({ ...params, ...body, by: principal.id }),
  )
}
