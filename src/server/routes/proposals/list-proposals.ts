import { z } from 'zod'
import { PROPOSAL_STATES, proposalSchema } from '#contract/policy-proposal.js'
import { operateProposals } from '#pipeline/operate/operate-proposals.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

export const listProposals: Route = (app, { live }) => {
  const schema = {
    tags: ['policies'],
    summary: 'Proposed policies, newest first',
    querystring: z.object({
      ...pageQuery,
      state: z.enum(PROPOSAL_STATES).optional(),
      name: z.string().max(64).optional().describe('of the policy'),
    }),
    response: { 200: pageOf(proposalSchema) },
  }
  const proposals = operateProposals(live)
  app.get('/v1/policy-proposals', { schema, config: { scope: 'analyst' } }, ({ query }) => proposals.list(query))
}
