import { checkReadiness, readinessSchema } from '#pipeline/operate/check-readiness.js'
import type { Route } from '../../context.js'

/** Both engines answer a real query in time, and what decisions stand on is not too old. */
export const getReady: Route = (app, { live }) => {
  const schema = { tags: ['health'], response: { 200: readinessSchema, 503: readinessSchema } }
  app.get('/readyz', { schema, config: { scope: null, unlimited: true } }, async (_, reply) => {
    const ready = await checkReadiness(live)
    return reply.code(Object.values(ready).includes('failed') ? 503 : 200).send(ready)
  })
}
