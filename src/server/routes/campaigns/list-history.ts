import { z } from 'zod'
import { campaignEventSchema } from '#contract/campaign-record.js'
import type { Route } from '../../context.js'

export const listHistory: Route = (app, { live }) => {
  const schema = {
    tags: ['campaigns'],
    summary: 'What happened to a campaign, newest first',
    params: z.object({ id: z.string() }),
    querystring: z.object({ limit: z.coerce.number().int().min(1).max(1000).default(100) }),
    response: { 200: z.object({ items: z.array(campaignEventSchema) }) },
  }
  app.get('/v1/campaigns/:id/history', { schema, config: { scope: 'analyst' } }, async ({ params, query }) => ({
    items: await live.campaigns.history(params.id, query.limit),
  }))
}
