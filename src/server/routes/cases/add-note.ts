import { z } from 'zod'
import { caseNoteSchema, newNoteSchema } from '#contract/case-work.js'
import { operateCases } from '#pipeline/operate/operate-cases.js'
import type { Route } from '../../context.js'

export const addNote: Route = (app, { live }) => {
  const schema = {
    tags: ['cases'],
    summary: 'Write a note into a case',
    description: 'Markdown is kept as it is written. Notes stay: they are part of the decision trail.',
    params: z.object({ id: z.string() }),
    body: newNoteSchema,
    response: { 201: caseNoteSchema },
  }
  const cases = operateCases(live)
  app.post(
    '/v1/cases/:id/notes',
    { schema, config: { scope: 'analyst' } },
    async ({ params, body, principal }, reply) =>
      reply.code(201).send(await cases.addNote({ ...body, campaign: params.id, by: principal.id })),
  )
}
