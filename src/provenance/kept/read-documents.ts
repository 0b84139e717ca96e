import { z } from 'zod'
import { NotFoundError } from '#contract/errors.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import { type ProvenanceKind, type ProvenanceRecord, provenanceRecordSchema } from '#contract/provenance-kept.js'
import type { State } from '#store/state/state.js'

export const RECORD_COLUMNS = 'id, kind, suspect, campaign, at, plan, grade, statement, sha256, recorded, recorded_by'

export interface DocumentFilter extends PageRequest {
  suspect?: string | undefined
  kind?: ProvenanceKind | undefined
  campaign?: string | undefined
}

/** Plans, collections and reports, in the order of their ids. */
export async function listDocuments(state: State, filter: DocumentFilter): Promise<Page<ProvenanceRecord>> {
  const rows = await state.rows(
    provenanceRecordSchema,
    `SELECT ${RECORD_COLUMNS} FROM provenance_documents
      WHERE ($1::text IS NULL OR suspect = $1) AND ($2::text IS NULL OR kind = $2)
        AND ($3::text IS NULL OR campaign = $3) AND ($4::text IS NULL OR id > $4)
      ORDER BY id LIMIT $5`,
    [filter.suspect ?? null, filter.kind ?? null, filter.campaign ?? null, filter.after ?? null, rowsFor(filter)],
  )
  return pageOf(rows, filter, ({ id }) => id)
}

export async function findRecord(state: State, id: string): Promise<ProvenanceRecord | undefined> {
  const sql = `SELECT ${RECORD_COLUMNS} FROM provenance_documents WHERE id = $1`
  return (await state.rows(provenanceRecordSchema, sql, [id]))[0]
}

/** Throws a NotFoundError. */
export async function readRecord(state: State, id: string): Promise<ProvenanceRecord> {
  const found = await findRecord(state, id)
  if (found !== undefined) return found
  throw new NotFoundError('not kept', id, 'List the documents of provenance to see their ids.')
}

/** A document as it was kept, read by the schema of its kind. Throws a NotFoundError. */
export async function readDocument<Document>(
  state: State,
  { id, kind, schema }: { id: string; kind: ProvenanceKind; schema: z.ZodType<Document> },
): Promise<Document> {
  const [found] = await state.rows(
    z.object({ document: schema }),
    'SELECT document FROM provenance_documents WHERE id = $1 AND kind = $2',
    [id, kind],
  )
  if (found !== undefined) return found.document
  throw new NotFoundError('not kept', `${kind} ${id}`, 'List the documents of provenance to see their ids.')
}
