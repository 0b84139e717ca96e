import { z } from 'zod'
import type { Route } from '../../context.js'

/** Runs detection over all accounts now, after an update that is under way, or joins such a run. */
export const runDetection: Route = (app, { live }) => {
  const schema = {
    tags: ['detection'],
    summary: 'Run detection now; answered when it is over',
    response: { 200: z.object({ status: z.literal('done') }) },
  }
  app.post('/v1/detection/runs', { schema, config: { scope: 'analyst' } }, async () => {
    await live.detection.run()
    return { status: 'done' as const }
  })
}
