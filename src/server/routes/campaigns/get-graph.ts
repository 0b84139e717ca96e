import { z } from 'zod'
import { campaignGraphSchema } from '#contract/campaign-graph.js'
import type { Route } from '../../context.js'

export const getGraph: Route = (app, { live }) => {
  const schema = {
    tags: ['campaigns'],
    summary: 'The accounts of a campaign and the items they share, with what chance would give',
    params: z.object({ id: z.string() }),
    response: { 200: campaignGraphSchema },
  }
  app.get('/v1/campaigns/:id/graph', { schema, config: { scope: 'analyst' } }, ({ params: { id } }) =>
    live.figures.graph(id),
  )
}
