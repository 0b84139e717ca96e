import { z } from 'zod'
import { proposalSchema } from '#contract/policy-proposal.js'
import { operateProposals } from '#pipeline/operate/operate-proposals.js'
import type { Route } from '../../context.js'

export const getProposal: Route = (app, { live }) => {
  const schema = {
    tags: ['policies'],
    summary: 'A proposed policy',
    params: z.object({ id: z.string() }),
    response: { 200: proposalSchema },
  }
  const proposals = operateProposals(live)
  app.get('/v1/policy-proposals/:id', { schema, config: { scope: 'analyst' } }, ({ params }) =>
    proposals.read(params.id),
  )
}
