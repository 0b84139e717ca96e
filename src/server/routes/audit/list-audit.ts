import { z } from 'zod'
import { auditPageSchema } from '#contract/audit-page.js'
import { operateAudit } from '#pipeline/operate/operate-audit.js'
import type { Route } from '../../context.js'
import { pageQuery } from '../../page.js'
import { ScopeMissing } from '../../scope-missing.js'

const query = z.object({
  ...pageQuery,
  named: z.stringbool().default(false).describe('with the accounts behind the pseudonyms; admin, and an entry itself'),
})

export const listAudit: Route = (app, { live }) => {
  const schema = {
    tags: ['audit'],
    summary: 'Who did what, newest first; accounts by their pseudonyms',
    querystring: query,
    response: { 200: auditPageSchema },
  }
  const audit = operateAudit(live)
  app.get(
    '/v1/audit',
    { schema, config: { scope: 'analyst' } },
    async ({ query: { after, limit, named }, principal }) => {
      if (named && !principal.scopes.has('admin')) throw new ScopeMissing('admin')
      return audit.page({ after, limit, ...(named ? { named_for: principal.id } : {}) })
    },
  )
}
