import { z } from 'zod'
import { newProposalSchema, proposalSchema } from '#contract/policy-proposal.js'
import { operateProposals } from '#pipeline/operate/operate-proposals.js'
import type { Route } from '../../context.js'

export const proposePolicy: Route = (app, { live }) => {
  const schema = {
    tags: ['policies'],
    summary: 'Propose a policy, or a new version of one: it counts when a second person has approved it',
    params: z.object({ name: z.string() }),
    body: newProposalSchema,
    response: { 201: proposalSchema },
  }
  const proposals = operateProposals(live)
  app.post(
    '/v1/policies/:name/proposals',
    { schema, config: { scope: 'analyst' } },
    async ({ params, body, principal }, reply) =>
      reply.code(201).send(await proposals.propose({ ...body, ...params, by: principal.id })),
  )
}
