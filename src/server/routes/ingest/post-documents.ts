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

const DOCUMENTS = {
  description: 'Documents of the log format, one a line or in an array; compressed or not. See docs/formats.md.',
  content: { 'application/x-ndjson': null, 'application/json': null },
}

/** What is told to a sender that takes 429 for the end and 503 for a reason to try again. */
function asUnavailable(error: Error & { http_status?: number }): Error {
  const busy = error.name === 'QueueFull' || error.http_status === 429
  return busy ? Object.assign(error, { http_status: 503 }) : error
}

/** A route that takes documents of one log format as they are. */
const postDocuments =
  (
    url: string,
    format: PlainFormat,
    summary: string,
    sender: { retries_429: boolean } = { retries_429: true },
  ): Route =>
  (app, { live, metrics }) => {
    takeBodies(app)
    const config = { scope: 'ingest', unlimited: true, reads: DOCUMENTS } as const
    app.post(url, { schema: schema(summary), config }, async (request) => {
      const arriving = { body: bodyOf(request), headers: request.headers }
      const ingested = await live.receive.documents(format, arriving).catch((error) => {
        throw sender.retries_429 ? error : asUnavailable(error)
      })
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
  // It loses what it is answered 429 for (1.106).
  { retries_429: false },
)
export const postKong = postDocuments('/v1/ingest/kong', 'kong', "Kong's http-log with the metadata of its AI plugins")
