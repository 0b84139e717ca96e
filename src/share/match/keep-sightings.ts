import { z } from 'zod'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import type { Sighting } from '#contract/received-indicator.js'
import type { State } from '#store/state/state.js'
import { sightingRow } from './read-received.js'

const ROWS = 2000

/** Keeps sightings in place of what was known of the same indicators; when each was first found stays. */
export async function keepSightings(state: State, sightings: readonly Sighting[]): Promise<void> {
  for (let from = 0; from < sightings.length; from += ROWS) {
    await state.run(
      `INSERT INTO sightings SELECT * FROM jsonb_populate_recordset(NULL::sightings, $1::jsonb)
       ON CONFLICT (indicator) DO UPDATE SET
         accounts = excluded.accounts, "of" = excluded."of", exchanges = excluded.exchanges,
         first_seen = excluded.first_seen, last_seen = excluded.last_seen, expected = excluded.expected,
         expected_from = excluded.expected_from, p_value = excluded.p_value, looked_for = excluded.looked_for,
         significant = excluded.significant, confidence = excluded.confidence, updated = excluded.updated`,
      [JSON.stringify(sightings.slice(from, from + ROWS))],
    )
  }
}

/** Removes sightings of indicators that match no account any more: retention or an erasure took what they were seen in. */
export const removeUnseen = (state: State, seen: readonly string[]): Promise<number> =>
  state.run('DELETE FROM sightings WHERE NOT indicator = ANY ($1::text[])', [[...seen]])

/** Sightings by the id of the indicator. */
export async function listSightings(
  state: State,
  request: PageRequest & { significant?: boolean | undefined },
): Promise<Page<Sighting>> {
  const rows = await state.rows(
    sightingRow,
    `SELECT * FROM sightings WHERE ($1::text IS NULL OR indicator > $1) AND ($2::boolean IS NULL OR significant = $2)
     ORDER BY indicator LIMIT $3`,
    [request.after ?? null, request.significant ?? null, rowsFor(request)],
  )
  return pageOf(rows, request, ({ indicator }) => indicator)
}

/** Indicators of a source that were seen beyond chance, new or changed since a time where one is told. */
export async function listOffered(
  state: State,
  { source, since, limit }: { source: string; since?: string | undefined; limit: number },
): Promise<string[]> {
  const rows = await state.rows(
    z.object({ indicator: z.string() }),
    `SELECT s.indicator FROM sightings AS s JOIN received_indicators AS r ON r.id = s.indicator
     WHERE r.source = $1 AND r.revoked IS NULL AND s.significant AND ($2::timestamptz IS NULL OR s.updated > $2)
     ORDER BY s.indicator LIMIT $3`,
    [source, since ?? null, limit],
  )
  return rows.map(({ indicator }) => indicator)
}
