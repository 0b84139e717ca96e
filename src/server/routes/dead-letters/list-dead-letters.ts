import { z } from 'zod'
import { deadLetterFilterSchema, deadLetterSchema } from '#contract/dead-letter.js'
import { operateDeadLetters } from '#pipeline/operate/operate-dead-letters.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

const query = z.object({ ...pageQuery, ...deadLetterFilterSchema.pick({ format: true, reason: true }).shape })

export const listDeadLetters: Route = (app, { live }) => {
  const schema = {
    tags: ['dead letters'],
    summary: 'Documents that could not be used, as they were sent; newest first',
    querystring: query,
    response: { 200: pageOf(deadLetterSchema) },
  }
  const letters = operateDeadLetters(live)
  app.get('/v1/dead-letters', { schema, config: { scope: 'text' } }, ({ query, principal }) =>
    letters.list(query, principal.id),
  )
}
