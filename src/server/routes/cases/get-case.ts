import { z } from 'zod'
import { anyCaseIdSchema, caseAnswerSchema } from '#contract/case-work.js'
import { operateCases } from '#pipeline/operate/operate-cases.js'
import type { Route } from '../../context.js'

export const getCase: Route = (app, { live }) => {
  const schema = {
    tags: ['cases'],
    summary: 'The work on a campaign, by the id of that; or whom the case is about that a customer quotes',
    description:
      'Of what a customer quotes (`case_…`) the account, the campaign and the last decisions are told, for as long as ' +
      'decisions are kept.',
    params: z.object({ id: anyCaseIdSchema }),
    response: { 200: caseAnswerSchema },
  }
  const cases = operateCases(live)
  app.get('/v1/cases/:id', { schema, config: { scope: 'analyst' } }, ({ params }) => cases.read(params.id))
}
