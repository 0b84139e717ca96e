import { z } from 'zod'
import { openedWatermarkKeySchema } from '#contract/watermark-key.js'
import { operateWatermarkKeys } from '#pipeline/provenance/operate-watermark-keys.js'
import type { Route } from '../../context.js'

export const openWatermarkKey: Route = (app, { live }) => {
  const schema = {
    tags: ['watermark-keys'],
    summary: 'The key itself, with the salt of its commitment: for engines, detectors and judges',
    description: 'Whoever has it can find the mark, remove it or write it. Each opening is in the audit log.',
    params: z.object({ id: z.string() }),
    response: { 200: openedWatermarkKeySchema },
  }
  const keys = operateWatermarkKeys(live)
  app.post(
    '/v1/watermark-keys/:id/open',
    { schema, config: { scope: 'admin' } },
    async ({ params, principal }, reply) =>
      reply.header('cache-control', 'no-store').send(await keys.open({ ...params, by: principal.id })),
  )
}
