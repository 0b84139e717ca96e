import type { DecisionsEvents } from '#pipeline/live/live-decisions.js'
import type { Route } from '../../context.js'
import { openEventStream } from '../../event-stream.js'

/** What changes of what the snapshot tells. A reader who was away reads the snapshot again. */
export const streamDecisions: Route = (app, { live: { decisions }, metrics }) => {
  const schema = {
    tags: ['decisions'],
    summary: 'Changes of policies and standings as they come (server-sent events)',
    description: 'Events are named `standing`, `removed` ({ account_id }) and `policies` ({ policies, actions }).',
  }
  app.get('/v1/decisions/stream', { schema, config: { scope: 'decide' } }, (request, reply) => {
    const stream = openEventStream(request, reply, () => metrics.dropped_events.inc())
    const onStanding = (...[standing]: DecisionsEvents['standing']) => stream.send('standing', standing)
    const onRemoved = (...[account_id]: DecisionsEvents['removed']) => stream.send('removed', { account_id })
    const onPolicies = (...[active]: DecisionsEvents['policies']) => stream.send('policies', active)
    decisions.on('standing', onStanding).on('removed', onRemoved).on('policies', onPolicies)
    stream.onClose(() => {
      decisions.off('standing', onStanding).off('removed', onRemoved).off('policies', onPolicies)
    })
  })
}
