import type { Route } from '../../context.js'
import { ingestAnswer, ingestAnswerSchema } from '../../ingest-answer.js'
import { bodyOf, takeBodies } from '../../take-bodies.js'

const EVENT = { description: "Helicone's event, as it was signed.", content: { 'application/json': null } }

/** Helicone's webhook. It carries no key of ours: its signature says who sent it. */
export const postHelicone: Route = (app, { live, metrics }) => {
  takeBodies(app)
  const schema = {
    tags: ['ingest'],
    summary: "Helicone's webhook, signed",
    response: { 200: ingestAnswerSchema },
  }
  app.post(
    '/v1/ingest/helicone',
    { schema, config: { scope: null, unlimited: true, reads: EVENT } },
    async (request) => {
      const ingested = await live.receive.helicone({ body: bodyOf(request), headers: request.headers })
      metrics.documents.inc({ format: 'helicone', outcome: 'accepted' }, ingested.accepted)
      return ingestAnswer(ingested)
    },
  )
}
