import { z } from 'zod'
import { appealOutcomeSchema, appealRecordSchema } from '#contract/appeal.js'
import { operateAppeals } from '#pipeline/operate/operate-appeals.js'
import type { Route } from '../../context.js'

export const decideAppeal: Route = (app, { live }) => {
  const schema = {
    tags: ['appeals'],
    summary: 'Decide an appeal, for good; not by who filed it',
    description: 'Upheld, it makes the account a known innocent.',
    params: z.object({ id: z.string() }),
    body: appealOutcomeSchema,
    response: { 200: appealRecordSchema },
  }
  const appeals = operateAppeals(live)
  app.post('/v1/appeals/:id/decide', { schema, config: { scope: 'approve' } }, ({ params, body, principal }) =>
    appeals.decide({ ...params, ...body, reviewer: principal.id }),
  )
}
