import { z } from 'zod'
import { caseIdSchema, caseRecordSchema } from '#contract/case.js'
import { readCase } from '#pipeline/operate/read-case.js'
import type { Route } from '../../context.js'

export const getCase: Route = (app, { live }) => {
  const schema = {
    tags: ['appeals'],
    summary: 'Whom the case is about that a customer quotes, and the last decisions of it',
    params: z.object({ id: caseIdSchema }),
    response: { 200: caseRecordSchema },
  }
  app.get('/v1/cases/:id', { schema, config: { scope: 'analyst' } }, ({ params }) => readCase(live, params.id))
}
