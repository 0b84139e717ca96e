import { Readable } from 'node:stream'
import { z } from 'zod'
import { operateAudit } from '#pipeline/operate/operate-audit.js'
import type { Route } from '../../context.js'

const seq = z.coerce.number().int().min(1).optional()

export const exportAudit: Route = (app, { live }) => {
  const schema = {
    tags: ['audit'],
    summary: 'The audit log as NDJSON, for `stillwatch audit verify`',
    querystring: z.object({ from_seq: seq, to_seq: seq }),
  }
  const audit = operateAudit(live)
  app.get('/v1/audit/export', { schema, config: { scope: 'admin' } }, async ({ query, principal }, reply) => {
    const range = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined))
    return reply.type('application/x-ndjson').send(Readable.from(await audit.export(range, principal.id)))
  })
}
