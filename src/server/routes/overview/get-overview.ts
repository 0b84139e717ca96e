import { overviewSchema } from '#contract/overview.js'
import type { Route } from '../../context.js'
import { spanQuery } from '../../span-query.js'

export const getOverview: Route = (app, { live }) => {
  const schema = {
    tags: ['overview'],
    summary: 'What is happening: traffic, suspicion, what leaked and what was held back, health',
    querystring: spanQuery,
    response: { 200: overviewSchema },
  }
  app.get('/v1/overview', { schema, config: { scope: 'analyst' } }, ({ query }) => live.figures.overview(query))
}
