import type { FastifyRequest } from 'fastify'
import { isLocal } from '#lib/is-local.js'
import type { Route } from '../../context.js'

/** Prometheus' text format. Who may read it is a setting, so the scope is none and the key is looked at here. */
export const getMetrics: Route = (app, { metrics: { registry }, live, authenticate }) => {
  const { metrics: readers } = live.settings.server
  const onRequest = async ({ headers, ip }: FastifyRequest): Promise<void> => {
    if (readers === 'any' || (readers === 'loopback' && isLocal(headers, ip))) return
    await authenticate(headers)
  }
  const schema = {
    tags: ['health'],
    summary: 'Figures for Prometheus; who may read them is the setting server.metrics',
  }
  app.get('/metrics', { schema, onRequest, config: { scope: null, unlimited: true } }, async (_, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}
