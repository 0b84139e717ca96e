import type { Route } from '../../context.js'

/** All that is needed to decide elsewhere. Written as it stands: checked again it would keep decisions waiting. */
export const getSnapshot: Route = (app, { live }) => {
  const schema = {
    tags: ['decisions'],
    summary: 'Policies, actions and standings, for who decides from memory',
    description: 'Open the stream first and read this after, so that no change falls between them.',
  }
  app.get('/v1/decisions/snapshot', { schema, config: { scope: 'follow' } }, async (_, reply) =>
    reply.type('application/json').send(JSON.stringify(live.decisions.snapshot())),
  )
}
