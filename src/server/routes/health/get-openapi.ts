import type { Route } from '../../context.js'

/** The description of this interface, OpenAPI 3.1; /docs shows it as a page. */
export const getOpenapi: Route = (app) => {
  app.get('/openapi.json', { schema: { hide: true }, config: { scope: null } }, async (_, reply) =>
    reply.type('application/json').send(JSON.stringify(app.swagger())),
  )
}
