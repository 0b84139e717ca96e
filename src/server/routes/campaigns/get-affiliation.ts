import { z } from 'zod'
import { affiliationSchema } from '#contract/affiliation.js'
import { operateAffiliation } from '#pipeline/share/operate-affiliation.js'
import type { Route } from '../../context.js'

export const getAffiliation: Route = (app, { live }) => {
  const schema = {
    tags: ['campaigns'],
    summary: 'Who is said to stand behind a campaign, and on what grounds',
    params: z.object({ id: z.string() }),
    response: { 200: affiliationSchema },
  }
  const affiliations = operateAffiliation(live)
  app.get('/v1/campaigns/:id/affiliation', { schema, config: { scope: 'analyst' } }, ({ params }) =>
    affiliations.read(params.id),
  )
}
