import { z } from 'zod'
import { affiliationSchema } from '#contract/affiliation.js'
import { operateAffiliation } from '#pipeline/share/operate-affiliation.js'
import type { Route } from '../../context.js'

export const putAffiliation: Route = (app, { live }) => {
  const schema = {
    tags: ['campaigns'],
    summary: 'Say who stands behind a campaign, and on what grounds',
    description: 'Detection never says it. It stands in packages of evidence and in what is shared.',
    params: z.object({ id: z.string() }),
    body: affiliationSchema,
    response: { 200: affiliationSchema },
  }
  const affiliations = operateAffiliation(live)
  app.put('/v1/campaigns/:id/affiliation', { schema, config: { scope: 'analyst' } }, ({ params, body, principal }) =>
    affiliations.put({ campaign: params.id, affiliation: body, by: principal.id }),
  )
}
