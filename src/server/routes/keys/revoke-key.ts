import { z } from 'zod'
import { keySchema } from '#contract/key.js'
import { operateKeys } from '#pipeline/operate/operate-keys.js'
import type { Route } from '../../context.js'

export const revokeKey: Route = (app, { live }) => {
  const schema = {
    tags: ['keys'],
    summary: 'End a key for good',
    params: z.object({ id: z.string() }),
    response: { 200: keySchema },
  }
  const keys = operateKeys(live)
  app.delete('/v1/keys/:id', { schema, config: { scope: 'admin' } }, ({ params, principal }) =>
    keys.revoke({ ...params, by: principal.id }),
  )
}
