import { deadLetterFilterSchema, replayedSchema } from '#contract/dead-letter.js'
import { operateDeadLetters } from '#pipeline/operate/operate-dead-letters.js'
import type { Route } from '../../context.js'

export const replayDeadLetters: Route = (app, { live }) => {
  const schema = {
    tags: ['dead letters'],
    summary: 'Send documents through ingest again',
    body: deadLetterFilterSchema,
    response: { 200: replayedSchema },
  }
  const letters = operateDeadLetters(live)
  app.post('/v1/dead-letters/replay', { schema, config: { scope: 'admin' } }, ({ body, principal }) =>
    letters.replay(body, principal.id),
  )
}
