import { z } from 'zod'
import type { CampaignChange } from '#contract/campaign-record.js'
import type { Live } from '#pipeline/live/start-live.js'
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
    // What changes while the past is read waits behind it.
    let waiting: CampaignChange[] | undefined = []
    const tell = (changes: CampaignChange[]) => {
      if (waiting === undefined) send(changes)
      else waiting.push(...changes)
    }
    live.detection.on('changes', tell)
    stream.onClose(() => live.detection.off('changes', tell))
    if (request.headers['last-event-id'] !== undefined) await sendMissed(live, () => told, send)
    send(waiting)
    waiting = undefined
    return reply
  })
}

async function sendMissed(
  { campaigns }: Pick<Live, 'campaigns'>,
  last: () => number,
  send: (changes: readonly CampaignChange[]) => void,
): Promise<void> {
  for (;;) {
    const before = last()
    const changes = await campaigns.changesAfter(before, PAGE)
    send(changes)
    if (changes.length < PAGE || last() === before) return
  }
}
