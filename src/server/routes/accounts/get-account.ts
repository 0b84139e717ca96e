import { z } from 'zod'
import { accountRecordSchema } from '#contract/account-record.js'
import { readAccount } from '#pipeline/operate/read-account.js'
import type { Route } from '../../context.js'

export const getAccount: Route = (app, { live }) => {
  const schema = {
    tags: ['accounts'],
    summary: 'All that is kept of an account',
    params: z.object({ id: z.string() }),
    response: { 200: accountRecordSchema },
  }
  app.get('/v1/accounts/:id', { schema, config: { scope: 'analyst' } }, ({ params }) => readAccount(live, params.id))
}
