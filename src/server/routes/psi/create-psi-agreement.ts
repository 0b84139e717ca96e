import { newPsiAgreementSchema, psiAgreementToldSchema } from '#contract/psi-agreement.js'
import { operatePsi } from '#pipeline/share/operate-psi.js'
import type { Route } from '../../context.js'

export const createPsiAgreement: Route = (app, { live }) => {
  const schema = {
    tags: ['psi'],
    summary:
      'Ask that a party may ask us in private matching, or that we may ask it; holds once another person approves it',
    body: newPsiAgreementSchema,
    response: { 201: psiAgreementToldSchema },
  }
  const psi = operatePsi(live)
  app.post('/v1/psi/agreements', { schema, config: { scope: 'analyst' } }, async ({ body, principal }, reply) =>
    reply.code(201).send(await psi.create({ ...body, by: principal.id })),
  )
}
