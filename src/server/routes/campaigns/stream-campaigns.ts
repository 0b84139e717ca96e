import { z } from 'zod'
import type { CampaignChange } from '#contract/campaign-record.js'
import type { Route } from '../../context.js'
import { openEventStream } from '../../event-stream.js'

const RESUMED_MAX = 1000

/** New and changed campaigns as server-sent events; who was away names the last event that it saw. */
export const streamCampaigns: Route = (app, { live, metrics }) => {
  const schema = {
    tags: ['campaigns'],
    summary: 'New and changed campaigns as they are found (server-sent events)',
    description: 'Events are named `campaign`. `Last-Event-ID` resumes after an event.',
    headers: z.object({ 'last-event-id': z.coerce.number().int().min(0).optional() }),
  }
  app.get('/v1/campaigns/stream', { schema, config: { scope: 'analyst' } }, async (request, reply) => {
    const last = request.headers['last-event-id']
    const missed = last === undefined ? [] : await live.campaigns.changesAfter(last, RESUMED_MAX)
    const stream = openEventStream(request, reply, () => metrics.dropped_events.inc())
    const tell = (changes: CampaignChange[]) => {
      for (const change of changes) stream.send('campaign', change, change.event.seq)
    }
    tell(missed)
    live.detection.on('changes', tell)
    stream.onClose(() => live.detection.off('changes', tell))
    return reply
  })
}
