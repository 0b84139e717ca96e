import { z } from 'zod'
import { importRejectSchema } from '#contract/log-import.js'
import { listImportRejects } from '#pipeline/operate/list-import-rejects.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

export const listRejects: Route = (app, { live }) => {
  const schema = {
    tags: ['imports'],
    summary: 'Lines of an import that could not be used, as they stand in it; each reading is in the audit log',
    description: 'As dead letters they can be sent again or removed, and are forgotten after ingest.dead_letter_days.',
    params: z.object({ id: z.string() }),
    querystring: z.object(pageQuery),
    response: { 200: pageOf(importRejectSchema) },
  }
  const rejects = listImportRejects(live)
  app.get('/v1/imports/:id/rejects', { schema, config: { scope: 'text' } }, ({ params, query, principal }) =>
    rejects({ ...params, ...query, by: principal.id }),
  )
}
