import { accountKnown } from '#contract/account-known.js'
import { appealRecordSchema, newAppealSchema } from '#contract/appeal.js'
import { operateAppeals } from '#pipeline/operate/operate-appeals.js'
import type { Route } from '../../context.js'

export const fileAppeal: Route = (app, { live }) => {
  const schema = {
    tags: ['appeals'],
    summary: 'Keep what a customer says against a decision',
    body: newAppealSchema,
    response: { 201: appealRecordSchema.extend(accountKnown) },
  }
  const appeals = operateAppeals(live)
  app.post('/v1/appeals', { schema, config: { scope: 'analyst' } }, async ({ body, principal }, reply) =>
    reply.code(201).send(await appeals.file({ ...body, by: principal.id })),
  )
}
