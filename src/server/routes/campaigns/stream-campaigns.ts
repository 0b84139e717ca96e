import { z } from 'zod'
import type { CampaignChange } from '#contract/campaign-record.js'
import type { Route } from '../../context.js'
import { openEventStream } from '../../event-stream.js'

const PAGE = 1000

/** New and changed campaigns as server-sent events; who was away names the last event that it saw. */
export const streamCampaigns: Route = (app, context) => {
  const { live } = context
  const schema = {
    tags: ['campaigns'],
    summary: 'New and changed campaigns as they are found (server-sent events)',
    description: 'Events are named `campaign`. `Last-Event-ID` resumes after an event.',
    headers: z.object({ 'last-event-id': z.coerce.number().int().min(0).optional() }),
  }
  app.get('/v1/campaigns/stream', { schema, config: { scope: 'analyst' } }, async (request, reply) => {
    const stream = openEventStream(request, reply, context)
    let told = request.headers['last-event-id'] ?? 0
    const send = (changes: readonly CampaignChange[]) => {
      for (const change of changes.filter(({ event }) => event.seq > told)) {
        stream.send('campaign', change, change.event.seq)
        told = change.event.seq
      }
    }
    // What changes while the past is read is read behind it: it stands in the history as well, and nothing piles up here.
    let reading = request.headers['last-event-id'] !== undefined
    let changed = false
    const tell = (changes: CampaignChange[]) => {
      if (reading) changed = true
      else send(changes)
    }
    live.detection.on('changes', tell)
    stream.onClose(() => live.detection.off('changes', tell))
    try {
      while (reading) {
        changed = false
        const page = await live.campaigns.changesAfter(told, PAGE)
        send(page)
        reading = !stream.closed && (changed || page.length === PAGE)
      }
    } catch (error) {
      // Who reads comes again and names the last event that it saw; without an end it would wait for what never comes.
      stream.break()
      throw error
    }
    return reply
  })
}
