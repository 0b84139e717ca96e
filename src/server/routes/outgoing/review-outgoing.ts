import { z } from 'zod'
import { operateOutbox } from '#pipeline/share/operate-outbox.js'
import type { Route } from '../../context.js'
import { answerDocument } from './answer-document.js'

export const reviewOutgoing: Route = (app, { live }) => {
  const schema = {
    tags: ['outgoing'],
    summary: 'The bytes that wait, for who is to approve them; not for who asked',
    description: 'That they were looked at is in the audit log.',
    params: z.object({ id: z.string() }),
  }
  const outbox = operateOutbox(live)
  app.get('/v1/outgoing/:id/review', { schema, config: { scope: 'approve' } }, async ({ params, principal }, reply) =>
    answerDocument(reply, await outbox.review({ ...params, by: principal.id })),
  )
}
