import type { FastifyReply } from 'fastify'
import type { OtlpOutcome } from '#pipeline/live/live-receive.js'
import type { Route } from '../../context.js'
import { explainFailure } from '../../explain-failure.js'
import { bodyOf, takeBodies } from '../../take-bodies.js'

const OTLP = {
  description: 'An export request of OTLP 1.',
  content: { 'application/x-protobuf': null, 'application/json': null },
}

/** OTLP/HTTP of one signal, JSON or protobuf; answers and refusals as OTLP says. */
const postOtlp =
  (signal: 'traces' | 'logs'): Route =>
  (app, { live, metrics }) => {
    takeBodies(app)
    const schema = {
      tags: ['ingest'],
      summary: `OpenTelemetry ${signal} of generative AI, OTLP/HTTP`,
      description: 'JSON or protobuf, gzip or not. Spans of other things are passed over.',
    }
    const config = { scope: 'ingest', unlimited: true, reads: OTLP } as const
    app.post(`/v1/${signal}`, { schema, config }, async (request, reply) => {
      const { headers } = request
      try {
        const { answer, accepted, rejected } = await live.receive.otlp(signal, { body: bodyOf(request), headers })
        metrics.documents.inc({ format: 'otel-genai', outcome: 'accepted' }, accepted)
        metrics.documents.inc({ format: 'otel-genai', outcome: 'rejected' }, rejected)
        return send(reply, answer)
      } catch (error) {
        const failure = explainFailure(error as Error)
        if (failure.internal) request.log.error({ err: error }, 'request failed')
        reply.headers(failure.headers)
        // A sender of OTLP drops what it is answered 500 for, and tries again after 503.
        const status = failure.problem.status === 500 ? 503 : failure.problem.status
        if (status === 503) reply.header('retry-after', failure.headers['retry-after'] ?? '5')
        const { detail, hint } = failure.problem
        const message = hint === undefined ? detail : `${detail}. ${hint}`
        return send(reply, live.receive.refuseOtlp(status, headers, message))
      }
    })
  }

const send = (reply: FastifyReply, { http_status, content_type, body }: OtlpOutcome['answer']) =>
  reply.code(http_status).type(content_type).send(body)

export const postTraces = postOtlp('traces')
export const postLogs = postOtlp('logs')
