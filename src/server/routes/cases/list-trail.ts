import { z } from 'zod'
import { caseTrailItemSchema } from '#contract/case-work.js'
import { operateCases } from '#pipeline/operate/operate-cases.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

export const listTrail: Route = (app, { live }) => {
  const schema = {
    tags: ['cases'],
    summary: 'All that happened in a case: its campaign, what people did about it, appeals; newest first',
    params: z.object({ id: z.string() }),
    querystring: z.object(pageQuery),
    response: { 200: pageOf(caseTrailItemSchema) },
  }
  const cases = operateCases(live)
  app.get('/v1/cases/:id/trail', { schema, config: { scope: 'analyst' } }, ({ params, query }) =>
    cases.trail({ ...query, campaign: params.id }),
  )
}
