import { Readable } from 'node:stream'
import { operateAudit } from '#pipeline/operate/operate-audit.js'
import type { Route } from '../../context.js'

export const exportCheckpoints: Route = (app, { live }) => {
  const schema = { tags: ['audit'], summary: 'All checkpoints as NDJSON, oldest first' }
  const audit = operateAudit(live)
  app.get('/v1/audit/checkpoints', { schema, config: { scope: 'admin' } }, async (_, reply) =>
    reply.type('application/x-ndjson').send(Readable.from(audit.checkpoints())),
  )
}
