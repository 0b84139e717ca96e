import { z } from 'zod'
import { caseTaskSchema, changeTaskSchema } from '#contract/case-work.js'
import { operateCases } from '#pipeline/operate/operate-cases.js'
import type { Route } from '../../context.js'

export const changeTask: Route = (app, { live }) => {
  const schema = {
    tags: ['cases'],
    summary: 'Tick off a task, open it again, or call it something else',
    params: z.object({ id: z.string(), task: z.string() }),
    body: changeTaskSchema,
    response: { 200: caseTaskSchema },
  }
  const cases = operateCases(live)
  app.patch('/v1/cases/:id/tasks/:task', { schema, config: { scope: 'analyst' } }, ({ params, body, principal }) =>
    cases.changeTask({ ...body, id: params.task, campaign: params.id, by: principal.id }),
  )
}
