import { meSchema } from '#contract/me.js'
import { describePrincipal } from '#pipeline/operate/describe-principal.js'
import type { Route } from '../../context.js'

export const getMe: Route = (app) => {
  const schema = { tags: ['keys'], summary: 'Who you are here, and what you may', response: { 200: meSchema } }
  app.get('/v1/me', { schema, config: { scope: 'any' } }, async ({ principal }) => describePrincipal(principal))
}
