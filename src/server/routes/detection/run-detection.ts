import { z } from 'zod'
import type { Route } from '../../context.js'

/** Runs detection now, or joins the run that is under way. */
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
