import { Gauge, type Registry } from 'prom-client'
import type { Live } from '#pipeline/live/start-live.js'
import { countSharing, type SharingCounts } from '#pipeline/share/count-sharing.js'

/** A scrape asks for each figure by itself; all of them are read once. */
const FRESH_MS = 1000

/** Figures of sharing. Where the state cannot be read those that stand there are left out, and the others are told. */
export function addSharingMetrics(
  registry: Registry,
  live: Pick<Live, 'link' | 'webhooks' | 'pushes' | 'imports'>,
): void {
  const registers = [registry]
  const byOutcome = (name: string, help: string, read: () => Record<string, number>) =>
    new Gauge({
      name,
      help,
      labelNames: ['outcome'],
      registers,
      collect() {
        for (const [outcome, count] of Object.entries(read())) this.set({ outcome }, count)
      },
    })
  byOutcome(
    'stillwatch_webhook_deliveries',
    'deliveries by what came of them, since the start',
    () => live.webhooks.counts,
  )
  byOutcome(
    'stillwatch_taxii_pushes',
    'pushes to other servers by what came of them, since the start',
    () => live.pushes.counts,
  )
  byOutcome(
    'stillwatch_taxii_imports',
    'indicators taken over, and sources that failed, since the start',
    () => live.imports.counts,
  )

  let read: { at_ms: number; counts: Promise<SharingCounts | undefined> } | undefined
  const counts = (): Promise<SharingCounts | undefined> => {
    const now_ms = performance.now()
    if (read === undefined || now_ms - read.at_ms > FRESH_MS)
      read = { at_ms: now_ms, counts: countSharing(live.link.state).catch(() => undefined) }
    return read.counts
  }
  const stored = (name: string, help: string, label: string, pick: (counts: SharingCounts) => Record<string, number>) =>
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers,
      async collect() {
        this.reset()
        const found = await counts()
        if (found !== undefined) for (const [of, count] of Object.entries(pick(found))) this.set({ [label]: of }, count)
      },
    })
  stored('stillwatch_outgoing', 'what was asked to leave, by where it stands', 'status', ({ outgoing }) => outgoing)
  stored(
    'stillwatch_indicators',
    'indicators of others, and those that matched here',
    'of',
    ({ received, sighted }) => ({
      ...{ received, matched: sighted.all, matched_beyond_chance: sighted.significant },
    }),
  )
}
