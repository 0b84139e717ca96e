import { z } from 'zod'
import { evidenceMadeSchema } from '#contract/evidence-made.js'
import { listEvidenceMade } from '#pipeline/operate/list-evidence-made.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

export const listEvidencePackages: Route = (app, { live }) => {
  const schema = {
    tags: ['campaigns'],
    summary: 'Packages of evidence that were made, by the audit log; newest first',
    querystring: z.object({ ...pageQuery, campaign: z.string().max(64).optional() }),
    response: { 200: pageOf(evidenceMadeSchema) },
  }
  app.get('/v1/evidence-packages', { schema, config: { scope: 'analyst' } }, ({ query }) =>
    listEvidenceMade(live, query),
  )
}
