import { newWatermarkKeySchema, watermarkKeySchema } from '#contract/watermark-key.js'
import { operateWatermarkKeys } from '#pipeline/provenance/operate-watermark-keys.js'
import type { Route } from '../../context.js'

export const createWatermarkKey: Route = (app, { live }) => {
  const schema = {
    tags: ['watermark-keys'],
    summary: 'Draw a key of a watermark or of canaries; it is in force from now',
    body: newWatermarkKeySchema,
    response: { 201: watermarkKeySchema },
  }
  const keys = operateWatermarkKeys(live)
  app.post('/v1/watermark-keys', { schema, config: { scope: 'admin' } }, async ({ body, principal }, reply) =>
    reply.code(201).send(await keys.create({ asked: body, by: principal.id })),
  )
}
