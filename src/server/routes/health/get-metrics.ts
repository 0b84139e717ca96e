import type { Route } from '../../context.js'

/** Prometheus' text format. */
export const getMetrics: Route = (app, { metrics: { registry } }) => {
  app.get('/metrics', { schema: { tags: ['health'] }, config: { scope: null, unlimited: true } }, async (_, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}
