import { z } from 'zod'
import { auditPageSchema } from '#contract/audit-page.js'
import { operateAudit } from '#pipeline/operate/operate-audit.js'
import type { Route } from '../../context.js'
import { pageQuery } from '../../page.js'

export const listAudit: Route = (app, { live }) => {
  const schema = {
    tags: ['audit'],
    summary: 'Who did what, newest first; accounts by their pseudonyms, which administrators see resolved',
    querystring: z.object(pageQuery),
    response: { 200: auditPageSchema },
  }
  const audit = operateAudit(live)
  app.get('/v1/audit', { schema, config: { scope: 'analyst' } }, ({ query: { after, limit }, principal }) =>
    audit.page({ after, limit, named: principal.scopes.has('admin') }),
  )
}
