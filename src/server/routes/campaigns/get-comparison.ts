import { z } from 'zod'
import { campaignComparisonSchema } from '#contract/campaign-comparison.js'
import type { Route } from '../../context.js'

export const getComparison: Route = (app, { live }) => {
  const schema = {
    tags: ['campaigns'],
    summary: 'Whether one operator may stand behind two campaigns, with what chance would give',
    params: z.object({ id: z.string(), other: z.string() }),
    response: { 200: campaignComparisonSchema },
  }
  app.get('/v1/campaigns/:id/comparison/:other', { schema, config: { scope: 'analyst' } }, ({ params }) =>
    live.figures.comparison(params.id, params.other),
  )
}
