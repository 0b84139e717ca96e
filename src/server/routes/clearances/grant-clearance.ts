import { accountKnown } from '#contract/account-known.js'
import { clearanceRecordSchema, newClearanceSchema } from '#contract/permit.js'
import { operateClearances } from '#pipeline/operate/operate-clearances.js'
import type { Route } from '../../context.js'

export const grantClearance: Route = (app, { live }) => {
  const schema = {
    tags: ['clearances'],
    summary: 'Put an account on the allow-list, or note that it is a licensed reseller',
    body: newClearanceSchema,
    response: { 201: clearanceRecordSchema.extend(accountKnown) },
  }
  const clearances = operateClearances(live)
  app.post('/v1/clearances', { schema, config: { scope: 'admin' } }, async ({ body, principal }, reply) =>
    reply.code(201).send(await clearances.grant({ ...body, by: principal.id })),
  )
}
