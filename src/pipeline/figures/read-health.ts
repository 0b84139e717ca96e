import { z } from 'zod'
import type { Overview } from '#contract/overview.js'
import type { Live } from '../live/start-live.js'
import { checkReadiness } from '../operate/check-readiness.js'

const runRow = z.object({ began: z.string(), seconds: z.number(), campaigns: z.number() })

/** How the server itself is. */
export async function readHealth(
  live: Pick<Live, 'link' | 'decisions' | 'settings' | 'ingest'>,
  newest_ms: number | undefined,
): Promise<Overview['health']> {
  const [run] = await live.link.state.rows(
    runRow,
    'SELECT began, seconds, campaigns FROM detection_runs ORDER BY id DESC LIMIT 1',
  )
  return {
    ...(await checkReadiness(live)),
    detection: run ?? null,
    queue: { bytes: live.ingest.queue.bytes, bytes_max: live.settings.ingest.queue_bytes_max },
    newest_exchange: newest_ms === undefined ? null : new Date(newest_ms).toISOString(),
    // A clock that goes wrong puts exchanges into the future.
    newest_exchange_age_s: newest_ms === undefined ? null : Math.max(0, Math.round((Date.now() - newest_ms) / 1000)),
  }
}
