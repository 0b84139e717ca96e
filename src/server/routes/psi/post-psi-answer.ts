import { psiRequestSchema, psiResponseSchema } from '#contract/psi.js'
import { operatePsi } from '#pipeline/share/operate-psi.js'
import type { Route } from '../../context.js'

export const postPsiAnswer: Route = (app, { live }) => {
  const schema = {
    tags: ['psi'],
    summary: 'Have a request of private matching answered, by an agreement for this key; takes minutes for many tokens',
    body: psiRequestSchema,
    response: { 200: psiResponseSchema },
  }
  const psi = operatePsi(live)
  const bodyLimit = live.settings.sharing.psi.message_bytes_max
  app.post('/v1/psi/answers', { schema, bodyLimit, config: { scope: 'taxii' } }, ({ body, principal }) =>
    psi.answer(body, principal.id),
  )
}
