import { z } from 'zod'
import { shadowResultSchema } from '#contract/policy-proposal.js'
import { readShadow } from '#pipeline/operate/read-shadow.js'
import type { Route } from '../../context.js'

export const getShadow: Route = (app, { live }) => {
  const schema = {
    tags: ['policies'],
    summary: 'What a policy would have done while it was in shadow, by the decisions that were recorded',
    params: z.object({ name: z.string() }),
    querystring: z.object({
      version: z.coerce.number().int().min(1).optional().describe('all where absent'),
      from: z.iso.datetime({ offset: true }).optional(),
      to: z.iso.datetime({ offset: true }).optional(),
    }),
    response: { 200: shadowResultSchema },
  }
  app.get('/v1/policies/:name/shadow', { schema, config: { scope: 'analyst' } }, ({ params, query }) =>
    readShadow(live, { ...params, ...query }),
  )
}
