import { z } from 'zod'
import { indicatorOverrideSchema, newIndicatorOverrideSchema } from '#contract/received-indicator.js'
import { operateIndicators } from '#pipeline/share/operate-indicators.js'
import type { Route } from '../../context.js'

export const putOverride: Route = (app, { live }) => {
  const schema = {
    tags: ['indicators'],
    summary: 'Pin the confidence of an indicator, or mute it; it stays so until it is taken back',
    params: z.object({ id: z.string() }),
    body: newIndicatorOverrideSchema,
    response: { 200: indicatorOverrideSchema },
  }
  const indicators = operateIndicators(live)
  app.put('/v1/indicators/:id/override', { schema, config: { scope: 'analyst' } }, ({ params, body, principal }) =>
    indicators.override({ ...body, id: params.id, by: principal.id }),
  )
}
