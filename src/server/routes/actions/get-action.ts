import { z } from 'zod'
import { actionRecordSchema } from '#contract/policy-record.js'
import { operateCampaigns } from '#pipeline/operate/operate-campaigns.js'
import type { Route } from '../../context.js'

export const getAction: Route = (app, { live }) => {
  const schema = {
    tags: ['actions'],
    summary: 'An action with its accounts',
    params: z.object({ id: z.string() }),
    response: { 200: actionRecordSchema },
  }
  const campaigns = operateCampaigns(live)
  app.get('/v1/actions/:id', { schema, config: { scope: 'analyst' } }, ({ params }) => campaigns.action(params.id))
}
