import { z } from 'zod'
import { newHoldSchema } from '#contract/account-record.js'
import { legalHoldSchema } from '#contract/audit.js'
import { operateHolds } from '#pipeline/operate/operate-holds.js'
import type { Route } from '../../context.js'

export const placeHold: Route = (app, { live }) => {
  const schema = {
    tags: ['holds'],
    summary: 'Forbid the erasure of an account',
    params: z.object({ id: z.string().min(1).max(512) }),
    body: newHoldSchema,
    response: { 201: legalHoldSchema },
  }
  const holds = operateHolds(live)
  app.post(
    '/v1/accounts/:id/holds',
    { schema, config: { scope: 'admin' } },
    async ({ params, body: { reason, until }, principal }, reply) => {
      const asked = { account_id: params.id, reason, by: principal.id, ...(until === undefined ? {} : { until }) }
      return reply.code(201).send(await holds.place(asked))
    },
  )
}
