import { z } from 'zod'
import { canaryLedgerEntrySchema, clusterIdSchema } from '#contract/canary.js'
import { operateCanaries } from '#pipeline/provenance/operate-canaries.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

export const listLedger: Route = (app, { live }) => {
  const schema = {
    tags: ['canaries'],
    summary: 'What was served to whom; accounts by a hash, or the rows of one account or campaign',
    querystring: z.object({
      ...pageQuery,
      cluster: clusterIdSchema.optional(),
      campaign: z.string().max(64).optional(),
      account_id: z.string().min(1).max(512).optional(),
    }),
    response: { 200: pageOf(canaryLedgerEntrySchema) },
  }
  const canaries = operateCanaries(live)
  app.get('/v1/canaries/ledger', { schema, config: { scope: 'analyst' } }, ({ query }) => canaries.ledger(query))
}
