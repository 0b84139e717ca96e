import { z } from 'zod'
import type { Route } from '../../context.js'

/** The process answers. Says nothing of the stores: who restarts it for them would lose what it still can do. */
export const getHealth: Route = (app) => {
  const schema = { tags: ['health'], response: { 200: z.object({ status: z.literal('alive') }) } }
  app.get('/healthz', { schema, config: { scope: null, unlimited: true } }, async () => ({ status: 'alive' as const }))
}
