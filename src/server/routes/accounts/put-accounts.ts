import { z } from 'zod'
import { accountFactSchema } from '#contract/told.js'
import { operateTold } from '#pipeline/operate/operate-told.js'
import type { Route } from '../../context.js'
import { bodyOf, takeBodies } from '../../take-bodies.js'

const FACTS = {
  description: 'All that is known of each account, one a line or in an array; other fields than these are refused.',
  content: { 'application/json': z.array(accountFactSchema.strict()), 'application/x-ndjson': null },
}

export const putAccounts: Route = (app, { live }) => {
  takeBodies(app)
  const schema = {
    tags: ['accounts'],
    summary: 'What is known of accounts: sign-up, payment, organisation, tier',
    description: 'Body: NDJSON or a JSON array, all or none. Whole facts take the place of earlier ones.',
    response: { 200: z.object({ accounts: z.number().int() }) },
  }
  const told = operateTold(live)
  app.put('/v1/accounts', { schema, config: { scope: 'ingest', reads: FACTS } }, async (request) => ({
    accounts: await told.keepAccounts({ body: bodyOf(request), headers: request.headers }, request.principal.id),
  }))
}
