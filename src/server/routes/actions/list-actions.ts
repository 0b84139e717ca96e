import { z } from 'zod'
import { actionSummarySchema } from '#contract/policy-record.js'
import { operateCampaigns } from '#pipeline/operate/operate-campaigns.js'
import type { Route } from '../../context.js'

export const listActions: Route = (app, { live }) => {
  const schema = {
    tags: ['actions'],
    summary: 'The newest actions on a campaign; undone and expired ones too',
    params: z.object({ id: z.string() }),
    querystring: z.object({ limit: z.coerce.number().int().min(1).max(1000).default(100) }),
    response: { 200: z.object({ items: z.array(actionSummarySchema) }) },
  }
  const campaigns = operateCampaigns(live)
  app.get('/v1/campaigns/:id/actions', { schema, config: { scope: 'analyst' } }, async ({ params, query }) => ({
    items: await campaigns.actions(params.id, query.limit),
  }))
}
