import type { DecisionsEvents } from '#pipeline/live/live-decisions.js'
import type { Route } from '../../context.js'
import { openEventStream } from '../../event-stream.js'

/** What changes of what the snapshot tells. A reader who was away reads the snapshot again. */
export const streamDecisions: Route = (app, context) => {
  const { decisions } = context.live
  const schema = {
    tags: ['decisions'],
    summary: 'Changes of policies and standings as they come (server-sent events)',
    description:
      'Events are named `standing`, `removed` ({ account_id }), `policies` ({ policies, actions }), and every few ' +
      'seconds `age` ({ age_ms }): how old what is told here is, by the state store.',
  }
  app.get('/v1/decisions/stream', { schema, config: { scope: 'follow' } }, (request, reply) => {
    // A sign of life alone would keep alive what nobody could read for hours.
    const age = () => ({ event: 'age', data: { age_ms: Math.ceil(decisions.age_ms) } })
    const stream = openEventStream(request, reply, context, age)
    const onStanding = (...[standing]: DecisionsEvents['standing']) => stream.send('standing', standing)
    const onRemoved = (...[account_id]: DecisionsEvents['removed']) => stream.send('removed', { account_id })
    const onPolicies = (...[active]: DecisionsEvents['policies']) => stream.send('policies', active)
    decisions.on('standing', onStanding).on('removed', onRemoved).on('policies', onPolicies)
    stream.onClose(() => {
      decisions.off('standing', onStanding).off('removed', onRemoved).off('policies', onPolicies)
    })
  })
}
