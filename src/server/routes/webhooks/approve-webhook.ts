import { z } from 'zod'
import { webhookEndpointSchema } from '#contract/webhook.js'
import { operateWebhooks } from '#pipeline/share/operate-webhooks.js'
import type { Route } from '../../context.js'

export const approveWebhook: Route = (app, { live }) => {
  const schema = {
    tags: ['webhooks'],
    summary: 'Open an endpoint: what happens from now on is sent there; not by who asked for it',
    params: z.object({ id: z.string() }),
    response: { 200: webhookEndpointSchema },
  }
  const webhooks = operateWebhooks(live)
  app.post('/v1/webhooks/:id/approve', { schema, config: { scope: 'approve' } }, ({ params, principal }) =>
    webhooks.approve({ ...params, by: principal.id }),
  )
}
