import { accountKnown } from '#contract/account-known.js'
import { clearanceRecordSchema, newPermitSchema } from '#contract/permit.js'
import { operateClearances } from '#pipeline/operate/operate-clearances.js'
import type { Route } from '../../context.js'

export const requestPermit: Route = (app, { live }) => {
  const schema = {
    tags: ['permits'],
    summary: 'Ask for leave to distil; it counts once another person approves it',
    body: newPermitSchema,
    response: { 201: clearanceRecordSchema.extend(accountKnown) },
  }
  const clearances = operateClearances(live)
  app.post('/v1/permits', { schema, config: { scope: 'analyst' } }, async ({ body, principal }, reply) =>
    reply.code(201).send(await clearances.requestPermit({ ...body, by: principal.id })),
  )
}
