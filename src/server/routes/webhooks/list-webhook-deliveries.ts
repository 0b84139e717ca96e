import { z } from 'zod'
import { DELIVERY_STATUSES, webhookDeliverySchema } from '#contract/webhook.js'
import { operateWebhooks } from '#pipeline/share/operate-webhooks.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

export const listWebhookDeliveries: Route = (app, { live }) => {
  const schema = {
    tags: ['webhooks'],
    summary: 'What was sent to an endpoint, what waits, and what was given up; newest first',
    params: z.object({ id: z.string() }),
    querystring: z.object({ ...pageQuery, status: z.enum(DELIVERY_STATUSES).optional() }),
    response: { 200: pageOf(webhookDeliverySchema) },
  }
  const webhooks = operateWebhooks(live)
  app.get('/v1/webhooks/:id/deliveries', { schema, config: { scope: 'analyst' } }, ({ params, query }) =>
    webhooks.deliveries({ ...query, endpoint: params.id }),
  )
}
