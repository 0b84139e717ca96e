import { z } from 'zod'
import { webhookEndpointSchema } from '#contract/webhook.js'
import { operateWebhooks } from '#pipeline/share/operate-webhooks.js'
import type { Route } from '../../context.js'

export const disableWebhook: Route = (app, { live }) => {
  const schema = {
    tags: ['webhooks'],
    summary: 'Shut an endpoint for good; what waits for it is given up',
    params: z.object({ id: z.string() }),
    body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
    response: { 200: webhookEndpointSchema },
  }
  const webhooks = operateWebhooks(live)
  app.post('/v1/webhooks/:id/disable', { schema, config: { scope: 'analyst' } }, ({ params, body, principal }) =>
    webhooks.disable({ ...params, ...body, by: principal.id }),
  )
}
