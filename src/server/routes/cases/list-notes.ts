import { z } from 'zod'
import { caseNoteSchema } from '#contract/case-work.js'
import { operateCases } from '#pipeline/operate/operate-cases.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

export const listNotes: Route = (app, { live }) => {
  const schema = {
    tags: ['cases'],
    summary: 'Notes of a case, newest first',
    params: z.object({ id: z.string() }),
    querystring: z.object(pageQuery),
    response: { 200: pageOf(caseNoteSchema) },
  }
  const cases = operateCases(live)
  app.get('/v1/cases/:id/notes', { schema, config: { scope: 'analyst' } }, ({ params, query }) =>
    cases.notes({ ...query, campaign: params.id }),
  )
}
