import { z } from 'zod'
import { logImportSchema } from '#contract/log-import.js'
import type { Route } from '../../context.js'

export const getImport: Route = (app, { live }) => {
  const schema = {
    tags: ['imports'],
    summary: 'How far an import is, and what became of the file',
    params: z.object({ id: z.string() }),
    response: { 200: logImportSchema },
  }
  app.get('/v1/imports/:id', { schema, config: { scope: 'analyst' } }, ({ params }) => live.log_imports.read(params.id))
}
