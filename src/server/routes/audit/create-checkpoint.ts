import { checkpointSchema } from '#contract/audit.js'
import { operateAudit } from '#pipeline/operate/operate-audit.js'
import type { Route } from '../../context.js'

export const createCheckpoint: Route = (app, { live }) => {
  const schema = {
    tags: ['audit'],
    summary: 'Sign where the audit log ends now; keep the answer elsewhere',
    response: { 201: checkpointSchema },
  }
  const audit = operateAudit(live)
  app.post('/v1/audit/checkpoints', { schema, config: { scope: 'admin' } }, async ({ principal }, reply) =>
    reply.code(201).send(await audit.checkpoint(principal.id)),
  )
}
