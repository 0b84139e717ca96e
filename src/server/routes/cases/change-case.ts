import { z } from 'zod'
import { caseWorkSchema, changeCaseSchema } from '#contract/case-work.js'
import { operateCases } from '#pipeline/operate/operate-cases.js'
import type { Route } from '../../context.js'

export const changeCase: Route = (app, { live }) => {
  const schema = {
    tags: ['cases'],
    summary: 'Say whose a case is, how far it got, how urgent it is',
    params: z.object({ id: z.string() }),
    body: changeCaseSchema,
    response: { 200: caseWorkSchema },
  }
  const cases = operateCases(live)
  app.patch('/v1/cases/:id', { schema, config: { scope: 'analyst' } }, ({ params, body, principal }) =>
    cases.change({ ...body, campaign: params.id, by: principal.id }),
  )
}
