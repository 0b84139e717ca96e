import { z } from 'zod'
import { undoneActionSchema } from '#contract/policy-record.js'
import { operateCampaigns } from '#pipeline/operate/operate-campaigns.js'
import type { Route } from '../../context.js'

export const undoAction: Route = (app, { live }) => {
  const schema = {
    tags: ['actions'],
    summary: 'Take an action back, on all accounts at once',
    params: z.object({ id: z.string() }),
    response: { 200: undoneActionSchema },
  }
  const campaigns = operateCampaigns(live)
  app.post('/v1/actions/:id/undo', { schema, config: { scope: 'analyst' } }, ({ params, principal }) =>
    campaigns.undo({ ...params, by: principal.id }),
  )
}
