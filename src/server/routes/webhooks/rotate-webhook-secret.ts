import { z } from 'zod'
import { webhookWithSecretSchema } from '#contract/webhook.js'
import { operateWebhooks } from '#pipeline/share/operate-webhooks.js'
import type { Route } from '../../context.js'

export const rotateWebhookSecret: Route = (app, { live }) => {
  const schema = {
    tags: ['webhooks'],
    summary: 'Make a new secret; the one before signs as well for sharing.webhooks.rotation_hours',
    params: z.object({ id: z.string() }),
    response: { 200: webhookWithSecretSchema },
  }
  const webhooks = operateWebhooks(live)
  app.post('/v1/webhooks/:id/rotate', { schema, config: { scope: 'analyst' } }, ({ params, principal }) =>
    webhooks.rotate({ ...params, by: principal.id }),
  )
}
