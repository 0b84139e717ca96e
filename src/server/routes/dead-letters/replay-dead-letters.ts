import { replayedSchema, replayRequestSchema } from '#contract/dead-letter.js'
import { operateDeadLetters } from '#pipeline/operate/operate-dead-letters.js'
import type { Route } from '../../context.js'

export const replayDeadLetters: Route = (app, { live }) => {
  const schema = {
    tags: ['dead letters'],
    summary: 'Send documents through ingest again',
    description: 'A thousand at most. While `more` is true, send `before` of the answer again. No body: all formats.',
    body: replayRequestSchema.nullish(),
    response: { 200: replayedSchema },
  }
  const letters = operateDeadLetters(live)
  app.post('/v1/dead-letters/replay', { schema, config: { scope: 'admin' } }, ({ body, principal }) =>
    letters.replay(body ?? {}, principal.id),
  )
}
