import { z } from 'zod'
import { createdKeySchema } from '#contract/key.js'
import { operateKeys } from '#pipeline/operate/operate-keys.js'
import type { Route } from '../../context.js'

const GRACE_S_MAX = 30 * 86_400

const bodySchema = z
  .strictObject({
    grace_s: z.number().int().min(0).max(GRACE_S_MAX).optional().describe('how long the old key lives on; a day'),
    expires: z.iso.datetime({ offset: true }).nullable().optional().describe('of the new key; that of the old one'),
  })
  .nullish()

export const rotateKey: Route = (app, { live }) => {
  const schema = {
    tags: ['keys'],
    summary: 'Make a new key for the same holder, and end the old one after a while',
    params: z.object({ id: z.string() }),
    body: bodySchema,
    response: { 201: createdKeySchema },
  }
  const keys = operateKeys(live)
  app.post(
    '/v1/keys/:id/rotate',
    { schema, config: { scope: 'admin' } },
    async ({ params, body, principal }, reply) => {
      const { grace_s, expires } = body ?? {}
      const rotated = await keys.rotate({
        ...params,
        by: principal.id,
        ...(grace_s === undefined ? {} : { grace_ms: grace_s * 1000 }),
        ...(expires === undefined ? {} : { expires }),
      })
      return reply.code(201).send(rotated)
    },
  )
}
