import { z } from 'zod'
import { newActionSchema, takenActionSchema } from '#contract/policy-record.js'
import { operateCampaigns } from '#pipeline/operate/operate-campaigns.js'
import type { Route } from '../../context.js'

export const takeAction: Route = (app, { live }) => {
  const schema = {
    tags: ['actions'],
    summary: 'One action for all accounts that the campaign has now',
    params: z.object({ id: z.string() }),
    body: newActionSchema,
    response: { 201: takenActionSchema },
  }
  const campaigns = operateCampaigns(live)
  app.post(
    '/v1/campaigns/:id/actions',
    { schema, config: { scope: 'analyst' } },
    async ({ params, body, principal }, reply) =>
      reply.code(201).send(await campaigns.take({ ...body, campaign: params.id, by: principal.id })),
  )
}
