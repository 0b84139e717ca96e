import { z } from 'zod'
import { collectionSchema } from '#contract/provenance-log.js'
import { operateProvenance } from '#pipeline/operate/operate-provenance.js'
import type { Route } from '../../context.js'

export const getRun: Route = (app, { live }) => {
  const schema = {
    tags: ['provenance'],
    summary: 'A collection of answers, without the answers',
    params: z.object({ id: z.string().max(64) }),
    response: { 200: collectionSchema },
  }
  const provenance = operateProvenance(live)
  app.get('/v1/provenance/runs/:id', { schema, config: { scope: 'analyst' } }, ({ params }) =>
    provenance.readRun(params.id),
  )
}
