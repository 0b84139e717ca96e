import { z } from 'zod'
import { indicatorOverrideSchema } from '#contract/received-indicator.js'
import { operateIndicators } from '#pipeline/share/operate-indicators.js'
import type { Route } from '../../context.js'

export const deleteOverride: Route = (app, { live }) => {
  const schema = {
    tags: ['indicators'],
    summary: 'Let an indicator stand and decay again as its publishers tell it',
    params: z.object({ id: z.string() }),
    response: { 200: indicatorOverrideSchema },
  }
  const indicators = operateIndicators(live)
  app.delete('/v1/indicators/:id/override', { schema, config: { scope: 'analyst' } }, ({ params, principal }) =>
    indicators.removeOverride({ id: params.id, by: principal.id }),
  )
}
