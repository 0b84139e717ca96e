import { z } from 'zod'
import { caseTaskSchema, newTaskSchema } from '#contract/case-work.js'
import { operateCases } from '#pipeline/operate/operate-cases.js'
import type { Route } from '../../context.js'

export const addTask: Route = (app, { live }) => {
  const schema = {
    tags: ['cases'],
    summary: 'Add a task to a case',
    params: z.object({ id: z.string() }),
    body: newTaskSchema,
    response: { 201: caseTaskSchema },
  }
  const cases = operateCases(live)
  app.post(
    '/v1/cases/:id/tasks',
    { schema, config: { scope: 'analyst' } },
    async ({ params, body, principal }, reply) =>
      reply.code(201).send(await cases.addTask({ ...body, campaign: params.id, by: principal.id })),
  )
}
