import { z } from 'zod'
import { detectionRunsSchema } from '#contract/detection-run.js'
import { readDetectionRuns } from '#pipeline/operate/read-detection-runs.js'
import type { Route } from '../../context.js'

export const listRuns: Route = (app, { live }) => {
  const schema = {
    tags: ['detection'],
    summary: 'The newest runs, and what the last one considered and did not raise',
    querystring: z.object({ limit: z.coerce.number().int().min(1).max(200).default(20) }),
    response: { 200: detectionRunsSchema },
  }
  app.get('/v1/detection/runs', { schema, config: { scope: 'analyst' } }, ({ query }) =>
    readDetectionRuns(live, query.limit),
  )
}
