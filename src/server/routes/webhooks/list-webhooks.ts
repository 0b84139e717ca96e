import { z } from 'zod'
import { webhookEndpointSchema } from '#contract/webhook.js'
import { operateWebhooks } from '#pipeline/share/operate-webhooks.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

export const listWebhooks: Route = (app, { live }) => {
  const schema = {
    tags: ['webhooks'],
    summary: 'Endpoints to which changes of campaigns are sent, without their secrets',
    querystring: z.object(pageQuery),
    response: { 200: pageOf(webhookEndpointSchema) },
  }
  const webhooks = operateWebhooks(live)
  app.get('/v1/webhooks', { schema, config: { scope: 'analyst' } }, ({ query }) => webhooks.list(query))
}
