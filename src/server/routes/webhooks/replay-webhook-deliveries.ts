import { z } from 'zod'
import { operateWebhooks } from '#pipeline/share/operate-webhooks.js'
import type { Route } from '../../context.js'

export const replayWebhookDeliveries: Route = (app, { live }) => {
  const schema = {
    tags: ['webhooks'],
    summary: 'Send again, under the same ids: the named deliveries, or all that were given up',
    params: z.object({ id: z.string() }),
    body: z.strictObject({
      deliveries: z
        .array(z.string().regex(/^msg_[0-9a-f]{32}$/))
        .min(1)
        .max(1000)
        .optional(),
    }),
    response: { 200: z.object({ replayed: z.number().int() }) },
  }
  const webhooks = operateWebhooks(live)
  app.post('/v1/webhooks/:id/replay', { schema, config: { scope: 'analyst' } }, ({ params, body, principal }) =>
    webhooks.replay({ ...body, endpoint: params.id, by: principal.id }),
  )
}
