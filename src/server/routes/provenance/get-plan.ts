import { z } from 'zod'
import { registeredPlanSchema } from '#contract/provenance.js'
import { operateProvenance } from '#pipeline/operate/operate-provenance.js'
import type { Route } from '../../context.js'

export const getPlan: Route = (app, { live }) => {
  const schema = {
    tags: ['provenance'],
    summary: 'A registered plan',
    params: z.object({ id: z.string().max(64) }),
    response: { 200: registeredPlanSchema },
  }
  const provenance = operateProvenance(live)
  app.get('/v1/provenance/plans/:id', { schema, config: { scope: 'analyst' } }, ({ params }) =>
    provenance.readPlan(params.id),
  )
}
