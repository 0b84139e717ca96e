import type { PlainFormat } from '#pipeline/live/live-receive.js'
import type { Route } from '../../context.js'
import { ingestAnswer, ingestAnswerSchema } from '../../ingest-answer.js'
import { problemSchema } from '../../problem.js'
import { bodyOf, takeBodies } from '../../take-bodies.js'

const schema = (summary: string) => ({
  tags: ['ingest'],
  summary,
  description:
    'Body: NDJSON, a JSON object or a JSON array; gzip, deflate, br and zstd are understood. Answered when all is ' +
    'stored; sending it again is safe.',
  response: { 200: ingestAnswerSchema, 413: problemSchema, 415: problemSchema, 429: problemSchema },
})

/** A route that takes documents of one log format as they are. */
const postDocuments =
  (url: string, format: PlainFormat, summary: string): Route =>
  (app, { live, metrics }) => {
    takeBodies(app)
    app.post(url, { schema: schema(summary), config: { scope: 'ingest', unlimited: true } }, async (request) => {
      const ingested = await live.receive.documents(format, { body: bodyOf(request), headers: request.headers })
      metrics.documents.inc({ format, outcome: 'accepted' }, ingested.accepted)
      metrics.documents.inc({ format, outcome: 'duplicate' }, ingested.repeated.length)
      metrics.documents.inc({ format, outcome: 'rejected' }, ingested.rejected.length)
      return ingestAnswer(ingested)
    })
  }

export const postExchanges = postDocuments('/v1/exchanges', 'native', 'Exchanges in the native envelope')
export const postLitellm = postDocuments(
  '/v1/ingest/litellm',
  'litellm',
  "LiteLLM's webhook (generic_api), in its log formats json_array, ndjson and single",
)
export const postKong = postDocuments('/v1/ingest/kong', 'kong', "Kong's http-log with the metadata of its AI plugins")
