import { createHash } from 'node:crypto'
import type { Done } from '#contract/act.js'
import { ConflictError } from '#contract/errors.js'
import type { ProvenanceRecord } from '#contract/provenance-kept.js'
import { canonicalJson } from '#lib/canonical-json.js'
import type { State } from '#store/state/state.js'
import { toJsonb } from '#store/state/to-jsonb.js'
import { findRecord, readRecord } from './read-documents.js'

/** A document with what a list shows of it. */
export type NewDocument = Omit<ProvenanceRecord, 'sha256' | 'recorded' | 'recorded_by'> & { document: unknown }

/**
 * Keeps a plan, a collection or a report. `inside` is a transaction. The same one again changes nothing; throws a
 * ConflictError where another document has its id, or `documents_max` are kept.
 */
export async function keepDocument(
  inside: State,
  { by, documents_max, ...asked }: NewDocument & { by: string; documents_max: number },
  now_ms: number,
): Promise<Done<ProvenanceRecord>> {
  const { id, kind, suspect, campaign, at, plan, grade, statement, document } = asked
  const sha256 = createHash('sha256').update(canonicalJson(document)).digest('hex')
  await inside.run('LOCK TABLE provenance_documents IN SHARE ROW EXCLUSIVE MODE')
  const before = await findRecord(inside, id)
  if (before?.sha256 === sha256) return { record: before }
  if (before !== undefined)
    throw new ConflictError('another document of this id is kept', id, 'A document that is kept is never changed.')
  const inserted = await inside.run(
    `INSERT INTO provenance_documents
      (id, kind, suspect, campaign, at, plan, grade, statement, sha256, document, recorded, recorded_by)
      SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
      WHERE (SELECT count(*) FROM provenance_documents) < $13`,
    [
      ...[id, kind, suspect, campaign, at, plan, grade, statement, sha256, toJsonb(document)],
      ...[new Date(now_ms).toISOString(), by, documents_max],
    ],
  )
  if (inserted === 0)
    throw new ConflictError(
      `${documents_max} documents of provenance are kept`,
      'provenance.documents_max',
      'Raise it: what is kept is never removed.',
    )
  const record = await readRecord(inside, id)
  return { record, act: { action: `provenance.${kind}-kept`, subject: `provenance:${id}`, detail: { sha256, grade } } }
}
