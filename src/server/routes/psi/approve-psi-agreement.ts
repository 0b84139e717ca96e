import { z } from 'zod'
import { psiAgreementToldSchema } from '#contract/psi-agreement.js'
import { operatePsi } from '#pipeline/share/operate-psi.js'
import type { Route } from '../../context.js'

export const approvePsiAgreement: Route = (app, { live }) => {
  const schema = {
    tags: ['psi'],
    summary: 'Let private matching happen by an agreement; not by who asked for it',
    params: z.object({ id: z.string() }),
    response: { 200: psiAgreementToldSchema },
  }
  const psi = operatePsi(live)
  app.post('/v1/psi/agreements/:id/approve', { schema, config: { scope: 'approve' } }, ({ params, principal }) =>
    psi.approve({ ...params, by: principal.id }),
  )
}
