import { createdKeySchema, newKeySchema } from '#contract/key.js'
import { operateKeys } from '#pipeline/operate/operate-keys.js'
import type { Route } from '../../context.js'

export const createKey: Route = (app, { live }) => {
  const schema = {
    tags: ['keys'],
    summary: 'Make a key; its token is seen this once',
    body: newKeySchema,
    response: { 201: createdKeySchema },
  }
  const keys = operateKeys(live)
  app.post('/v1/keys', { schema, config: { scope: 'admin' } }, async ({ body, principal }, reply) =>
    reply.code(201).send(await keys.create({ ...body, created_by: principal.id })),
  )
}
