import { psiResultSchema } from '#contract/psi.js'
import { psiQuestionSchema } from '#contract/psi-agreement.js'
import { operatePsi } from '#pipeline/share/operate-psi.js'
import type { Route } from '../../context.js'

export const postPsiQuestion: Route = (app, { live }) => {
  const schema = {
    tags: ['psi'],
    summary: 'Ask another server, by an agreement, what of own campaigns it has seen; answers when it has',
    body: psiQuestionSchema,
    response: { 200: psiResultSchema },
  }
  const psi = operatePsi(live)
  app.post('/v1/psi/questions', { schema, config: { scope: 'analyst' } }, ({ body, principal }) =>
    psi.ask({ ...body, by: principal.id }),
  )
}
