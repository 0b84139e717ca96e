import { z } from 'zod'
import { watermarkKeySchema } from '#contract/watermark-key.js'
import { operateWatermarkKeys } from '#pipeline/provenance/operate-watermark-keys.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

export const listWatermarkKeys: Route = (app, { live }) => {
  const schema = {
    tags: ['watermark-keys'],
    summary: 'Keys without their secrets, with the time in which each was in force',
    querystring: z.object(pageQuery),
    response: { 200: pageOf(watermarkKeySchema) },
  }
  const keys = operateWatermarkKeys(live)
  app.get('/v1/watermark-keys', { schema, config: { scope: 'analyst' } }, ({ query }) => keys.list(query))
}
