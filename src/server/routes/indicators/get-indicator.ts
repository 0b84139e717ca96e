import { z } from 'zod'
import { receivedIndicatorSchema } from '#contract/received-indicator.js'
import { operateIndicators } from '#pipeline/share/operate-indicators.js'
import type { Route } from '../../context.js'

export const getIndicator: Route = (app, { live }) => {
  const schema = {
    tags: ['indicators'],
    summary: 'One indicator of others',
    params: z.object({ id: z.string() }),
    response: { 200: receivedIndicatorSchema },
  }
  const indicators = operateIndicators(live)
  app.get('/v1/indicators/:id', { schema, config: { scope: 'analyst' } }, ({ params }) => indicators.read(params.id))
}
