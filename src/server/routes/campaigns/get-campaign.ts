import { z } from 'zod'
import { campaignRecordSchema } from '#contract/campaign-record.js'
import { NotFoundError } from '#contract/errors.js'
import type { Route } from '../../context.js'

export const getCampaign: Route = (app, { live }) => {
  const schema = {
    tags: ['campaigns'],
    summary: 'A campaign with its evidence, without its accounts',
    params: z.object({ id: z.string() }),
    response: { 200: campaignRecordSchema },
  }
  app.get('/v1/campaigns/:id', { schema, config: { scope: 'analyst' } }, async ({ params: { id } }) => {
    const found = await live.campaigns.read(id)
    if (found === undefined) throw new NotFoundError('there is no such campaign', id, 'GET /v1/campaigns lists them.')
    return found
  })
}
