import { z } from 'zod'
import { accountLinksSchema } from '#contract/account-link.js'
import type { Route } from '../../context.js'

export const listAccountLinks: Route = (app, { live }) => {
  const schema = {
    tags: ['accounts'],
    summary: 'Accounts that share items with an account or are most like it, each with reasons and what chance gives',
    params: z.object({ id: z.string() }),
    response: { 200: accountLinksSchema },
  }
  app.get('/v1/accounts/:id/links', { schema, config: { scope: 'analyst' } }, ({ params: { id } }) =>
    live.figures.links(id),
  )
}
