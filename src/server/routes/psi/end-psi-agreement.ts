import { z } from 'zod'
import { psiAgreementSchema } from '#contract/psi-agreement.js'
import { operatePsi } from '#pipeline/share/operate-psi.js'
import type { Route } from '../../context.js'

export const endPsiAgreement: Route = (app, { live }) => {
  const schema = {
    tags: ['psi'],
    summary: 'End an agreement for good',
    params: z.object({ id: z.string() }),
    response: { 200: psiAgreementSchema },
  }
  const psi = operatePsi(live)
  app.delete('/v1/psi/agreements/:id', { schema, config: { scope: 'analyst' } }, ({ params, principal }) =>
    psi.end({ ...params, by: principal.id }),
  )
}
