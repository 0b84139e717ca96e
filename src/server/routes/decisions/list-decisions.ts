import { z } from 'zod'
import { caseIdSchema, keptDecisionSchema } from '#contract/case.js'
import { readDecisions } from '#pipeline/operate/read-decisions.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

const query = z.object({
  ...pageQuery,
  account_id: z.string().optional(),
  campaign: z.string().optional(),
  policy: z.string().optional().describe('its name, or action:ID'),
  case_id: caseIdSchema.optional().describe('what a customer quotes'),
})

export const listDecisions: Route = (app, { live }) => {
  const schema = {
    tags: ['decisions'],
    summary: 'Decisions that a policy or an action made, also in shadow; newest first',
    querystring: query,
    response: { 200: pageOf(keptDecisionSchema) },
  }
  app.get('/v1/decisions', { schema, config: { scope: 'analyst' } }, ({ query }) => readDecisions(live, query))
}
