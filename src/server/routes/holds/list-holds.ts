import { z } from 'zod'
import { legalHoldSchema } from '#contract/audit.js'
import { operateHolds } from '#pipeline/operate/operate-holds.js'
import type { Route } from '../../context.js'

export const listHolds: Route = (app, { live }) => {
  const schema = {
    tags: ['holds'],
    summary: 'Legal holds, newest first; lifted ones too',
    querystring: z.object({ limit: z.coerce.number().int().min(1).max(1000).default(100) }),
    response: { 200: z.object({ items: z.array(legalHoldSchema) }) },
  }
  const holds = operateHolds(live)
  app.get('/v1/holds', { schema, config: { scope: 'admin' } }, async ({ query }) => ({
    items: await holds.list(query.limit),
  }))
}
