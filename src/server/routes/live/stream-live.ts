import { z } from 'zod'
import { LIVE_EVENTS } from '#contract/live-event.js'
import { followLive } from '#pipeline/live/follow-live.js'
import type { Route } from '../../context.js'
import { openEventStream } from '../../event-stream.js'

const name = z.string().min(1).max(512).optional()

export const streamLive: Route = (app, context) => {
  const schema = {
    tags: ['live'],
    summary: 'Exchanges and decisions as they come (server-sent events), never with their text',
    description:
      'Events are named `exchange`, `decision` and `skipped`: how many were left out, for no more than ' +
      'live_stream.events_per_s_max are told. Filters that are given must all hold; `decision` leaves exchanges out. ' +
      'A comment every few seconds is a sign of life. More than live_stream.streams_max streams answer 429.',
    querystring: z.object({
      account: name,
      campaign: name.describe('its id: accounts that are in it'),
      decision: z
        .enum(['allow', 'throttle', 'challenge', 'degrade', 'block'])
        .optional()
        .describe('what became, or in shadow would have become, of the request'),
    }),
  }
  const follow = followLive(context.live)
  const config = { scope: 'analyst', events: LIVE_EVENTS } as const
  app.get('/v1/live/stream', { schema, config }, (request, reply) => {
    follow.admit(request.query)
    const stream = openEventStream(request, reply, context)
    stream.onClose(follow.start(request.query, (event, data) => stream.send(event, data)))
  })
}
