import { z } from 'zod'
import { deadLetterFilterSchema } from '#contract/dead-letter.js'
import { operateDeadLetters } from '#pipeline/operate/operate-dead-letters.js'
import type { Route } from '../../context.js'

const query = deadLetterFilterSchema.omit({ ids: true }).extend({
  id: z
    .union([z.string(), z.array(z.string()).max(1000)])
    .optional()
    .describe('may be repeated'),
})

export const removeDeadLetters: Route = (app, { live }) => {
  const schema = {
    tags: ['dead letters'],
    summary: 'Remove documents that could not be used',
    querystring: query,
    response: { 200: z.object({ removed: z.number().int() }) },
  }
  const letters = operateDeadLetters(live)
  app.delete(
    '/v1/dead-letters',
    { schema, config: { scope: 'admin' } },
    async ({ query: { id, ...filter }, principal }) => ({
      removed: await letters.remove(id === undefined ? filter : { ...filter, ids: [id].flat() }, principal.id),
    }),
  )
}
