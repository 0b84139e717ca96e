import { z } from 'zod'
import { rotatedWatermarkKeySchema } from '#contract/watermark-key.js'
import { operateWatermarkKeys } from '#pipeline/provenance/operate-watermark-keys.js'
import type { Route } from '../../context.js'

export const rotateWatermarkKey: Route = (app, { live }) => {
  const schema = {
    tags: ['watermark-keys'],
    summary: 'End a key now and draw another for the same',
    params: z.object({ id: z.string() }),
    response: { 201: rotatedWatermarkKeySchema },
  }
  const keys = operateWatermarkKeys(live)
  app.post(
    '/v1/watermark-keys/:id/rotate',
    { schema, config: { scope: 'admin' } },
    async ({ params, principal }, reply) => reply.code(201).send(await keys.rotate({ ...params, by: principal.id })),
  )
}
