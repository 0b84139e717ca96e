import { z } from 'zod'
import { psiAgreementToldSchema } from '#contract/psi-agreement.js'
import { operatePsi } from '#pipeline/share/operate-psi.js'
import type { Route } from '../../context.js'

export const getPsiAgreement: Route = (app, { live }) => {
  const schema = {
    tags: ['psi'],
    summary: 'An agreement, with what each side learns by it',
    params: z.object({ id: z.string() }),
    response: { 200: psiAgreementToldSchema },
  }
  const psi = operatePsi(live)
  app.get('/v1/psi/agreements/:id', { schema, config: { scope: 'analyst' } }, ({ params }) => psi.read(params.id))
}
