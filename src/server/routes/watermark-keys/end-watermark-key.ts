import { z } from 'zod'
import { watermarkKeySchema } from '#contract/watermark-key.js'
import { operateWatermarkKeys } from '#pipeline/provenance/operate-watermark-keys.js'
import type { Route } from '../../context.js'

export const endWatermarkKey: Route = (app, { live }) => {
  const schema = {
    tags: ['watermark-keys'],
    summary: 'End a key without another; what it marked is still tested for it',
    params: z.object({ id: z.string() }),
    response: { 200: watermarkKeySchema },
  }
  const keys = operateWatermarkKeys(live)
  app.post('/v1/watermark-keys/:id/end', { schema, config: { scope: 'admin' } }, ({ params, principal }) =>
    keys.end({ ...params, by: principal.id }),
  )
}
