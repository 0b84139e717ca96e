import { z } from 'zod'
import { erasureSchema } from '#contract/account-record.js'
import { eraseAccount as erase } from '#pipeline/operate/erase-account.js'
import type { Route } from '../../context.js'

export const eraseAccount: Route = (app, { live }) => {
  const schema = {
    tags: ['accounts'],
    summary: 'Remove an account from everything that is kept; refused under legal hold',
    description: 'The audit log keeps its entries under a pseudonym that leads nowhere any more (docs/audit.md).',
    params: z.object({ id: z.string().min(1).max(512) }),
    response: { 200: erasureSchema },
  }
  app.post('/v1/accounts/:id/erasure', { schema, config: { scope: 'admin' } }, ({ params, principal }) =>
    erase(live, { account_id: params.id, by: principal.id }),
  )
}
