import { z } from 'zod'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import { provenanceRecordSchema, type Suspect, suspectSchema } from '#contract/provenance-kept.js'
import type { State } from '#store/state/state.js'
import { RECORD_COLUMNS } from './read-documents.js'

const count = z.coerce.number().int()
const countsRow = suspectSchema
  .pick({ name: true, campaigns: true, last_at: true })
  .extend({ plans: count, runs: count, reports: count })

/** Models that are asked about, by name, each with its newest report. */
export async function listSuspects(state: State, request: PageRequest): Promise<Page<Suspect>> {
  const rows = await state.rows(
    countsRow,
    `SELECT suspect AS name, max(at) AS last_at,
        coalesce(array_agg(DISTINCT campaign) FILTER (WHERE campaign IS NOT NULL), '{}') AS campaigns,
        count(*) FILTER (WHERE kind = 'plan') AS plans, count(*) FILTER (WHERE kind = 'run') AS runs,
        count(*) FILTER (WHERE kind = 'report') AS reports
      FROM provenance_documents WHERE $1::text IS NULL OR suspect > $1
      GROUP BY suspect ORDER BY suspect LIMIT $2`,
    [request.after ?? null, rowsFor(request)],
  )
  const newest = await state.rows(
    provenanceRecordSchema,
    `SELECT DISTINCT ON (suspect) ${RECORD_COLUMNS} FROM provenance_documents
      WHERE kind = 'report' AND suspect = ANY($1) ORDER BY suspect, at DESC, id`,
    [rows.map(({ name }) => name)],
  )
  const latest = new Map(newest.map((record) => [record.suspect, record]))
  const suspects = rows.map((row) => ({ ...row, latest: latest.get(row.name) ?? null }))
  return pageOf(suspects, request, ({ name }) => name)
}
