import { z } from 'zod'
import { indicatorMatchSchema } from '#contract/received-indicator.js'
import { operateIndicators } from '#pipeline/share/operate-indicators.js'
import type { Route } from '../../context.js'

export const listIndicatorMatches: Route = (app, { live }) => {
  const schema = {
    tags: ['indicators'],
    summary: 'Own accounts that show what an indicator names, those with the most exchanges first',
    params: z.object({ id: z.string() }),
    response: { 200: z.object({ items: z.array(indicatorMatchSchema) }) },
  }
  const indicators = operateIndicators(live)
  app.get('/v1/indicators/:id/matches', { schema, config: { scope: 'analyst' } }, async ({ params }) => ({
    items: await indicators.matches(params.id),
  }))
}
