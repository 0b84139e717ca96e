import { z } from 'zod'
import type { Indicator } from '#contract/indicator.js'
import type { State } from '#store/state/state.js'
import { toJsonb } from '#store/state/to-jsonb.js'

/** An indicator with the id under which it was published: that of its value, or another program's own. */
export interface Arrived {
  indicator: Indicator
  object_id: string
}

export interface Sender {
  /** from whom it came: only the same may revoke it */
  source: string
  /** id of the principal that brought it here */
  by: string
}

export interface KeptReceived {
  kept: number
  unchanged: number
  refused: number
}

export interface ReceivedBounds {
  received_max: number
  /** what has a longer half-life is kept with this one */
  received_half_life_days_max: number
}

/** Rows a statement: a sketch is 4 KB. */
const ROWS = 500
const countRow = z.object({ here: z.coerce.number() })
const keptRow = z.object({ id: z.string() })

/**
 * Keeps indicators that are new, or newer than what the same source sent before. Beyond `received_max` new ones are refused.
 * `inside` is a transaction.
 */
export async function keepReceived(
  inside: State,
  arrived: readonly Arrived[],
  { source, by }: Sender,
  { received_max, received_half_life_days_max: days_max }: ReceivedBounds,
  now_ms: number,
): Promise<KeptReceived> {
  const result = { kept: 0, unchanged: 0, refused: 0 }
  // Of several with one id the one seen last counts: a statement may not meet a row twice.
  const newest = [
    ...new Map([...arrived].sort(bySeen).map((one) => [one.indicator.id, decaying(one, days_max)])).values(),
  ]
  for (let from = 0; from < newest.length; from += ROWS) {
    const part = newest.slice(from, from + ROWS)
    const [found] = await inside.rows(countRow, 'SELECT count(*) AS here FROM received_indicators')
    const room = Math.max(0, received_max - found!.here)
    const known = new Set(
      (
        await inside.rows(keptRow, 'SELECT id FROM received_indicators WHERE source = $1 AND id = ANY ($2::text[])', [
          source,
          part.map(({ indicator }) => indicator.id),
        ])
      ).map(({ id }) => id),
    )
    let added = 0
    const taken = part.filter(({ indicator }) => known.has(indicator.id) || ++added <= room)
    const kept = await keepRows(inside, taken, { source, by }, now_ms)
    result.kept += kept
    result.unchanged += taken.length - kept
    result.refused += part.length - taken.length
  }
  return result
}

const bySeen = (a: Arrived, b: Arrived): number => Date.parse(a.indicator.last_seen) - Date.parse(b.indicator.last_seen)

const decaying = ({ indicator, object_id }: Arrived, days_max: number): Arrived => ({
  object_id,
  indicator: { ...indicator, half_life_days: Math.min(indicator.half_life_days, days_max) },
})

async function keepRows(inside: State, rows: readonly Arrived[], { source, by }: Sender, now_ms: number) {
  const told = rows.map(({ indicator, object_id }) => ({
    ...{ id: indicator.id, object_id, kind: indicator.value.kind, indicator, last_seen: indicator.last_seen },
  }))
  return inside.run(
    `INSERT INTO received_indicators (id, source, object_id, kind, indicator, last_seen, received, received_by)
     SELECT id, $2, object_id, kind, indicator, last_seen, $3, $4
     FROM jsonb_to_recordset($1::jsonb) AS t(id text, object_id text, kind text, indicator jsonb, last_seen timestamptz)
     ON CONFLICT (id, source) DO UPDATE
     SET object_id = excluded.object_id, indicator = excluded.indicator, last_seen = excluded.last_seen,
       received_by = excluded.received_by, revoked = NULL,
       -- Not news: our bound of it was set anew. What was seen in a time to come would be young again.
       received = CASE
         WHEN received_indicators.revoked IS NULL
           AND received_indicators.indicator - 'half_life_days' = excluded.indicator - 'half_life_days'
         THEN received_indicators.received ELSE excluded.received END
     WHERE received_indicators.indicator <> excluded.indicator OR received_indicators.revoked IS NOT NULL`,
    [toJsonb(told), source, new Date(now_ms).toISOString(), by],
  )
}

/** Takes back what its source withdrew; what other sources still stand by stays. Gives how many. */
export const revokeReceived = (
  inside: State,
  object_ids: readonly string[],
  source: string,
  now_ms: number,
): Promise<number> =>
  inside.run(
    `UPDATE received_indicators SET revoked = $3 WHERE source = $1 AND object_id = ANY ($2::text[]) AND revoked IS NULL`,
    [source, [...object_ids], new Date(now_ms).toISOString()],
  )
