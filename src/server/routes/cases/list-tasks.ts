import { z } from 'zod'
import { caseTaskSchema } from '#contract/case-work.js'
import { operateCases } from '#pipeline/operate/operate-cases.js'
import type { Route } from '../../context.js'

export const listTasks: Route = (app, { live }) => {
  const schema = {
    tags: ['cases'],
    summary: 'Tasks of a case, in the order in which they were made',
    params: z.object({ id: z.string() }),
    response: { 200: z.object({ items: z.array(caseTaskSchema) }) },
  }
  const cases = operateCases(live)
  app.get('/v1/cases/:id/tasks', { schema, config: { scope: 'analyst' } }, async ({ params }) => ({
    items: await cases.tasks(params.id),
  }))
}
