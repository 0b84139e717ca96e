import { z } from 'zod'
import { policyDifferenceSchema } from '#contract/policy-proposal.js'
import { operateProposals } from '#pipeline/operate/operate-proposals.js'
import type { Route } from '../../context.js'

const version = z.coerce.number().int().min(0)

export const getDifference: Route = (app, { live }) => {
  const schema = {
    tags: ['policies'],
    summary: 'What changed from one version of a policy to another',
    params: z.object({ name: z.string() }),
    querystring: z.object({
      from: version.optional().describe('0: nothing; the one before `to` where absent'),
      to: version.min(1).optional().describe('the newest where absent'),
    }),
    response: { 200: policyDifferenceSchema },
  }
  const proposals = operateProposals(live)
  app.get('/v1/policies/:name/difference', { schema, config: { scope: 'analyst' } }, ({ params, query }) =>
    proposals.difference({ ...params, ...query }),
  )
}
