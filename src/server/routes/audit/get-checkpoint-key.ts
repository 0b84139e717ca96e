import { operateAudit } from '#pipeline/operate/operate-audit.js'
import type { Route } from '../../context.js'

export const getCheckpointKey: Route = (app, { live }) => {
  const schema = { tags: ['audit'], summary: 'The public key that checkpoints of this server are signed by, PEM' }
  const audit = operateAudit(live)
  app.get('/v1/audit/checkpoint-key', { schema, config: { scope: 'admin' } }, async (_, reply) =>
    reply.type('application/x-pem-file').send(audit.publicKey()),
  )
}
