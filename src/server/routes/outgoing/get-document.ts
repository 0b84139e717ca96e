import { z } from 'zod'
import { operateOutbox } from '#pipeline/share/operate-outbox.js'
import type { Route } from '../../context.js'
import { answerDocument } from './answer-document.js'

export const getDocument: Route = (app, { live }) => {
  const schema = {
    tags: ['outgoing'],
    summary: 'The bytes that were approved',
    description: 'That they were fetched is in the audit log each time.',
    params: z.object({ id: z.string() }),
  }
  const outbox = operateOutbox(live)
  app.get('/v1/outgoing/:id/document', { schema, config: { scope: 'analyst' } }, async ({ params, principal }, reply) =>
    answerDocument(reply, await outbox.fetch({ ...params, by: principal.id })),
  )
}
