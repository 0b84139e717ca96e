import { z } from 'zod'
import { campaignMemberSchema } from '#contract/campaign-record.js'
import type { Route } from '../../context.js'
import { page, pageOf, pageQuery } from '../../page.js'

export const listMembers: Route = (app, { live }) => {
  const schema = {
    tags: ['campaigns'],
    summary: 'The accounts of a campaign, by id',
    params: z.object({ id: z.string() }),
    querystring: z.object(pageQuery),
    response: { 200: pageOf(campaignMemberSchema) },
  }
  app.get('/v1/campaigns/:id/accounts', { schema, config: { scope: 'analyst' } }, async ({ params, query }) => {
    const found = await live.campaigns.members(params.id, { after: query.after, limit: query.limit + 1 })
    return page(found, query.limit, ({ id }) => id)
  })
}
