import { z } from 'zod'
import { newStatusSchema, statusChangeSchema } from '#contract/policy-record.js'
import { operateCampaigns } from '#pipeline/operate/operate-campaigns.js'
import type { Route } from '../../context.js'

export const changeCampaign: Route = (app, { live }) => {
  const schema = {
    tags: ['campaigns'],
    summary: 'Say what you think of a campaign',
    description: 'Actions on a campaign rest while it is dismissed or closed.',
    params: z.object({ id: z.string() }),
    body: newStatusSchema,
    response: { 200: statusChangeSchema },
  }
  const campaigns = operateCampaigns(live)
  app.patch('/v1/campaigns/:id', { schema, config: { scope: 'analyst' } }, ({ params, body, principal }) =>
    campaigns.setStatus({ ...body, campaign: params.id, by: principal.id }),
  )
}
