import { z } from 'zod'
import { caseTaskSchema } from '#contract/case-work.js'
import { operateCases } from '#pipeline/operate/operate-cases.js'
import type { Route } from '../../context.js'

export const removeTask: Route = (app, { live }) => {
  const schema = {
    tags: ['cases'],
    summary: 'Remove a task; answered as it was',
    params: z.object({ id: z.string(), task: z.string() }),
    response: { 200: caseTaskSchema },
  }
  const cases = operateCases(live)
  app.delete('/v1/cases/:id/tasks/:task', { schema, config: { scope: 'analyst' } }, ({ params, principal }) =>
    cases.removeTask({ id: params.task, campaign: params.id, by: principal.id }),
  )
}
