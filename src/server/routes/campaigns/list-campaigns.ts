import { z } from 'zod'
import { CAMPAIGN_STATUSES, listedCampaignSchema } from '#contract/campaign-record.js'
import type { Route } from '../../context.js'
import { page, pageOf, pageQuery } from '../../page.js'

const query = z.object({
  ...pageQuery,
  status: z
    .union([z.enum(CAMPAIGN_STATUSES), z.array(z.enum(CAMPAIGN_STATUSES))])
    .optional()
    .describe('may be repeated'),
  confidence_min: z.coerce.number().min(0).max(1).optional(),
  absent: z.stringbool().optional().describe('also those that the newest run did not find again'),
})

export const listCampaigns: Route = (app, { live }) => {
  const schema = {
    tags: ['campaigns'],
    summary: 'Campaigns by confidence, falling',
    querystring: query,
    response: { 200: pageOf(listedCampaignSchema) },
  }
  app.get(
    '/v1/campaigns',
    { schema, config: { scope: 'analyst' } },
    async ({ query: { limit, status, ...filter } }) => {
      const found = await live.campaigns.list({
        ...filter,
        status: status === undefined ? undefined : [status].flat(),
        limit: limit + 1,
      })
      return page(found, limit, ({ id }) => id)
    },
  )
}
