import { z } from 'zod'
import type { DecisionRecord } from '#contract/decision.js'
import type { LiveDecision, LiveEventName, LiveExchange } from '#contract/live-event.js'
import { ReceiveError } from '#ingest/receive/receive-error.js'
import { capabilityName } from '#signals/capability.js'
import { readSql } from '#store/read-sql.js'
import { type LiveFilter, LiveFollower } from './live-follower.js'
import type { Live } from './start-live.js'

const READ_ARRIVED = readSql(import.meta.url, './read-arrived.sql')

const row = z.object({
  at_ms: z.coerce.number(),
  account: z.string(),
  model: z.string(),
  input_tokens: z.coerce.number(),
  output_tokens: z.coerce.number(),
  reasoning_tokens: z.coerce.number(),
  capability: z.coerce.number(),
  arrived: z.coerce.number(),
})

/**
 * Hands exchanges and decisions to who watches, as they come. While nobody does it costs nothing; while somebody does, each
 * batch is looked at once for all of them.
 */
export function followLive({
  link,
  ingest,
  decisions,
  settings,
}: Pick<Live, 'link' | 'ingest' | 'decisions' | 'settings'>) {
  const { streams_max, events_per_s_max, batch_rows_max } = settings.live_stream
  const followers = new Set<LiveFollower>()

  const watch = async (file: number): Promise<void> => {
    const accounts = [...followers].flatMap(({ filter }) => filter.account ?? [])
    const rows = await link.engine.rows(row, READ_ARRIVED, { file, accounts, rows: batch_rows_max })
    const seen = rows.map(({ arrived: _, at_ms, capability, ...exchange }) => ({
      ...exchange,
      at: new Date(at_ms).toISOString(),
      capability: capabilityName(capability),
      campaign_id: surestCampaign(exchange.account),
    }))
    const unseen = (rows[0]?.arrived ?? 0) - rows.length
    for (const follower of followers) follower.exchanges(seen, unseen)
  }
  const surestCampaign = (account: string): LiveExchange['campaign_id'] =>
    (decisions.standingOf(account)?.memberships ?? [])
      .filter(({ status }) => status === 'open' || status === 'confirmed')
      .sort((one, other) => other.confidence - one.confidence)[0]?.campaign ?? null
  const recorded = (records: readonly DecisionRecord[]): void => {
    const told = records.map(liveDecision)
    for (const follower of followers) follower.decisions(told)
  }
  const listen = (): void => {
    if (followers.size > 0) return
    ingest.watch = watch
    decisions.on('recorded', recorded)
  }
  const rest = (): void => {
    if (followers.size > 0) return
    ingest.watch = undefined
    decisions.off('recorded', recorded)
  }
  return {
    /** Throws ReceiveError where too many follow already. */
    admit: (filter: LiveFilter): void => {
      if (followers.size < streams_max) return
      const what = `${streams_max} streams are open`
      throw new ReceiveError(
        429,
        what,
        `live stream ${JSON.stringify(filter)}`,
        'Close one, or raise live_stream.streams_max.',
      )
    },
    /** Gives what ends it. */
    start: (filter: LiveFilter, send: (event: LiveEventName, data: unknown) => void): (() => void) => {
      const follower = new LiveFollower(filter, events_per_s_max, send)
      listen()
      followers.add(follower)
      return () => {
        follower.close()
        followers.delete(follower)
        rest()
      }
    },
  }
}

const liveDecision = ({ id: _, account_id, campaign, ...record }: DecisionRecord): LiveDecision => ({
  ...record,
  account: account_id,
  campaign_id: campaign === '' ? null : campaign,
})
