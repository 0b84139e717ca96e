import type { FastifyReply, FastifyRequest } from 'fastify'
import { operateGuardrails } from '#pipeline/operate/operate-guardrails.js'
import type { Route } from '../../context.js'
import { takeBodies } from '../../take-bodies.js'

/**
 * Envoy's ext_authz in HTTP mode replays method and path of the request; nginx' auth_request asks with GET. Our key comes
 * in `x-stillwatch-key`, for the other headers are the caller's.
 */
export const askExtAuthz: Route = (app, { live, metrics }) => {
  takeBodies(app)
  const guardrails = operateGuardrails(live)
  const ask = async (request: FastifyRequest, reply: FastifyReply) => {
    // A body that comes along says nothing that is looked at; unread it would keep the connection.
    request.raw.resume()
    const { answer, decision } = guardrails.extAuthz(request.headers)
    if (decision !== undefined) metrics.decisions.inc({ decision: decision.decision })
    return reply.code(answer.status).headers(answer.headers).send(answer.body)
  }
  const config = { scope: 'decide', unlimited: true, proxied: true } as const
  const schema = {
    tags: ['guardrails'],
    summary: "Envoy's ext_authz in HTTP mode, and nginx' auth_request",
    description: 'Any method and path below it. 200: may pass; 403 or 429: refused.',
  }
  const hidden = { schema: { hide: true }, config, handler: ask }
  const others = app.supportedMethods.filter((method) => method !== 'GET' && method !== 'HEAD')
  app.get('/v1/guardrails/ext-authz', { schema, config }, ask)
  app.route({ ...hidden, method: others, url: '/v1/guardrails/ext-authz' })
  app.route({ ...hidden, method: app.supportedMethods, url: '/v1/guardrails/ext-authz/*' })
}
