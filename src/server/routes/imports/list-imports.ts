import { z } from 'zod'
import { IMPORT_STATES, logImportSchema } from '#contract/log-import.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

export const listImports: Route = (app, { live }) => {
  const schema = {
    tags: ['imports'],
    summary: 'Log files that were handed over, newest first',
    querystring: z.object({ ...pageQuery, state: z.enum(IMPORT_STATES).optional() }),
    response: { 200: pageOf(logImportSchema) },
  }
  app.get('/v1/imports', { schema, config: { scope: 'analyst' } }, ({ query }) => live.log_imports.list(query))
}
