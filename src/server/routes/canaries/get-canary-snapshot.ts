import { canarySnapshotSchema } from '#contract/canary.js'
import { operateCanaries } from '#pipeline/provenance/operate-canaries.js'
import type { Route } from '../../context.js'

export const getCanarySnapshot: Route = (app, { live }) => {
  const schema = {
    tags: ['canaries'],
    summary: 'Slots that are approved and the key that chooses, for gateways, which serve from memory',
    response: { 200: canarySnapshotSchema },
  }
  const canaries = operateCanaries(live)
  app.get('/v1/canaries/snapshot', { schema, config: { scope: 'follow' } }, async (_, reply) =>
    reply.header('cache-control', 'no-store').send(await canaries.snapshot()),
  )
}
