import { z } from 'zod'
import { type DetectionRuns, detectionRunSchema } from '#contract/detection-run.js'
import { nearMissSchema } from '#contract/report.js'
import type { Live } from '../live/start-live.js'

const wide = z.coerce.number()
const runRow = detectionRunSchema.extend({ id: wide, exchanges: wide, accounts: wide })
const missesRow = z.object({ near_misses: z.array(nearMissSchema) })

/** The newest runs of detection, with what the newest considered and did not raise. */
export async function readDetectionRuns(
  { link: { state } }: Pick<Live, 'link'>,
  limit: number,
): Promise<DetectionRuns> {
  const items = await state.rows(
    runRow,
    `SELECT id, began, seconds, exchanges, accounts, campaigns, jsonb_array_length(near_misses) AS near_misses_count
     FROM detection_runs ORDER BY id DESC LIMIT $1`,
    [limit],
  )
  const [newest] = await state.rows(missesRow, 'SELECT near_misses FROM detection_runs ORDER BY id DESC LIMIT 1')
  return { items, near_misses: newest?.near_misses ?? [] }
}
