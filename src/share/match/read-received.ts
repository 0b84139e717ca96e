import { z } from 'zod'
import { indicatorSchema } from '#contract/indicator.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import { type ReceivedIndicator, sightingSchema } from '#contract/received-indicator.js'
import type { State } from '#store/state/state.js'
import { confidenceNow, lastSeen } from './confidence-now.js'
import { isSearched, type OwnEpoch } from './is-searched.js'

export interface ReceivedFilter extends PageRequest {
  kind?: string | undefined
  /** only those that matched accounts here */
  sighted?: boolean | undefined
}

export interface Judging {
  confidence_min: number
  /** of which communities the keys are here */
  epochs: readonly OwnEpoch[]
  now_ms: number
}

const count = z.coerce.number()

/** A sighting as its table holds it: 64-bit numbers come as strings. */
export const sightingRow = z.object({
  ...sightingSchema.shape,
  accounts: count,
  of: count,
  exchanges: count,
  looked_for: count,
})

const standingRow = z.object({
  id: z.string(),
  indicator: indicatorSchema,
  sources: z.array(z.object({ source: z.string(), object_id: z.string(), received: z.coerce.date() })),
  prevalence_accounts: count,
  prevalence_of: count,
  override_at: z.string().nullable(),
  override_confidence: z.number().nullable(),
  override_muted: z.boolean().nullable(),
  override_reason: z.string().nullable(),
  override_by: z.string().nullable(),
})

const STANDING = `SELECT i.id, i.indicator, i.sources, i.prevalence_accounts, i.prevalence_of,
    o.at AS override_at, o.confidence AS override_confidence, o.muted AS override_muted, o.reason AS override_reason,
    o.by AS override_by
  FROM standing_indicators AS i LEFT JOIN indicator_overrides AS o USING (id)`

/** Indicators of others, by id. */
export async function listReceived(
  state: State,
  request: ReceivedFilter,
  judging: Judging,
): Promise<Page<ReceivedIndicator>> {
  const rows = await state.rows(
    standingRow,
    `${STANDING}
     WHERE ($1::text IS NULL OR i.id > $1) AND ($2::text IS NULL OR i.kind = $2)
       AND ($3::boolean IS NULL OR $3 = EXISTS (SELECT 1 FROM sightings AS s WHERE s.indicator = i.id))
     ORDER BY i.id LIMIT $4`,
    [request.after ?? null, request.kind ?? null, request.sighted ?? null, rowsFor(request)],
  )
  return pageOf(await withSightings(state, rows, judging), request, ({ indicator }) => indicator.id)
}

/** Some of them; those that are not here are left out. */
export async function readReceived(
  state: State,
  ids: readonly string[],
  judging: Judging,
): Promise<ReceivedIndicator[]> {
  const rows = await state.rows(standingRow, `${STANDING} WHERE i.id = ANY ($1::text[]) ORDER BY i.id`, [[...ids]])
  return withSightings(state, rows, judging)
}

async function withSightings(
  state: State,
  rows: readonly z.infer<typeof standingRow>[],
  judging: Judging,
): Promise<ReceivedIndicator[]> {
  const ids = rows.map(({ id }) => id)
  const found = await state.rows(sightingRow, 'SELECT * FROM sightings WHERE indicator = ANY ($1::text[])', [ids])
  const sightings = new Map(found.map((sighting) => [sighting.indicator, sighting]))
  return rows.map((row) => receivedOf(row, sightings.get(row.id) ?? null, judging))
}

function receivedOf(
  row: z.infer<typeof standingRow>,
  sighting: z.infer<typeof sightingRow> | null,
  { confidence_min, epochs, now_ms }: Judging,
): ReceivedIndicator {
  const { indicator, sources, override_at } = row
  const override =
    override_at === null
      ? null
      : {
          confidence: row.override_confidence,
          muted: row.override_muted === true,
          reason: row.override_reason ?? '',
          by: row.override_by ?? '',
          at: override_at,
        }
  const standing = { indicator, override, sighting }
  const confidence_now = confidenceNow(standing, now_ms)
  return {
    ...standing,
    sources: sources
      .map(({ received, ...source }) => ({ ...source, received: received.toISOString() }))
      .sort((a, b) => (a.source < b.source ? -1 : 1)),
    prevalence: { accounts: row.prevalence_accounts, of: row.prevalence_of },
    confidence_now: Math.round(confidence_now * 10) / 10,
    last_seen: lastSeen(standing),
    state: override?.muted ? 'muted' : confidence_now < confidence_min ? 'faded' : 'active',
    searched: isSearched(indicator, epochs) && override?.muted !== true,
  }
}
