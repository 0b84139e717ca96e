import { newWebhookSchema, webhookWithSecretSchema } from '#contract/webhook.js'
import { operateWebhooks } from '#pipeline/share/operate-webhooks.js'
import type { Route } from '../../context.js'

export const createWebhook: Route = (app, { live }) => {
  const schema = {
    tags: ['webhooks'],
    summary: 'Ask for an endpoint to which changes of campaigns are sent; it counts once another person approves it',
    description:
      'CloudEvents 1.0 with a Detection Finding of OCSF 1.8.0, signed as the Standard Webhooks specification has it. ' +
      'The secret is in this answer alone.',
    body: newWebhookSchema,
    response: { 201: webhookWithSecretSchema },
  }
  const webhooks = operateWebhooks(live)
  app.post('/v1/webhooks', { schema, config: { scope: 'analyst' } }, async ({ body, principal }, reply) =>
    reply.code(201).send(await webhooks.create({ ...body, by: principal.id })),
  )
}
