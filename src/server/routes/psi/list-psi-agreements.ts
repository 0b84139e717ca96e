import { z } from 'zod'
import { psiAgreementSchema } from '#contract/psi-agreement.js'
import { operatePsi } from '#pipeline/share/operate-psi.js'
import type { Route } from '../../context.js'
import { pageOf, pageQuery } from '../../page.js'

export const listPsiAgreements: Route = (app, { live }) => {
  const schema = {
    tags: ['psi'],
    summary: 'With whom private matching was agreed',
    querystring: z.object(pageQuery),
    response: { 200: pageOf(psiAgreementSchema) },
  }
  const psi = operatePsi(live)
  app.get('/v1/psi/agreements', { schema, config: { scope: 'analyst' } }, ({ query }) => psi.list(query))
}
