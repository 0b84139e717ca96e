import { auditCheckSchema } from '#contract/audit-check.js'
import { operateAudit } from '#pipeline/operate/operate-audit.js'
import type { Route } from '../../context.js'

export const checkAudit: Route = (app, { live }) => {
  const schema = {
    tags: ['audit'],
    summary: 'Hold the policies and actions that are stored against the audit log',
    description: 'Reads all of the log. To prove the log itself, verify an export against checkpoints kept elsewhere.',
    response: { 200: auditCheckSchema },
  }
  const audit = operateAudit(live)
  app.get('/v1/audit/check', { schema, config: { scope: 'admin' } }, () => audit.check())
}
