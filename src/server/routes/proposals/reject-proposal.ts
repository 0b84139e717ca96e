import { z } from 'zod'
import { proposalDecisionSchema, proposalSchema } from '#contract/policy-proposal.js'
import { operateProposals } from '#pipeline/operate/operate-proposals.js'
import type { Route } from '../../context.js'

export const rejectProposal: Route = (app, { live }) => {
  const schema = {
    tags: ['policies'],
    summary: 'Turn a proposed policy down, as the second person',
    params: z.object({ id: z.string() }),
    body: proposalDecisionSchema,
    response: { 200: proposalSchema },
  }
  const proposals = operateProposals(live)
  app.post('/v1/policy-proposals/:id/reject', { schema, config: { scope: 'approve' } }, ({ params, body, principal }) =>
    proposals.reject({ ...params, ...body, by: principal.id }),
  )
}
