import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ConflictError, NotFoundError } from '#contract/errors.js'
import { type Outgoing, outgoingSchema } from '#contract/outgoing.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import type { State } from '#store/state/state.js'

export const OUTGOING_COLUMNS = `id, form, media_type, campaign, recipient, recipient_kind, collection, remote,
  source, purpose, tlp,
  status, objections, written, sha256, bytes, created, created_by, decided, decided_by, independent, reason, sent, sent_by,
  push`
export const outgoingRow: z.ZodType<Outgoing> = outgoingSchema

export interface OutgoingFilter {
  status?: Outgoing['status'] | undefined
  campaign?: string | undefined
}

/** By id, which says nothing of the time; a page. */
export async function listOutgoing(state: State, request: PageRequest & OutgoingFilter): Promise<Page<Outgoing>> {
  const rows = await state.rows(
    outgoingRow,
    `SELECT ${OUTGOING_COLUMNS} FROM outgoing
     WHERE ($1::text IS NULL OR status = $1) AND ($2::text IS NULL OR campaign = $2)
       AND ($3::text IS NULL OR (created, id) < (SELECT created, id FROM outgoing WHERE id = $3))
     ORDER BY created DESC, id DESC LIMIT $4`,
    [request.status ?? null, request.campaign ?? null, request.after ?? null, rowsFor(request)],
  )
  return pageOf(rows, request, ({ id }) => id)
}

/** Throws a NotFoundError. */
export async function readOutgoing(state: State, id: string): Promise<Outgoing> {
  const [found] = await state.rows(outgoingRow, `SELECT ${OUTGOING_COLUMNS} FROM outgoing WHERE id = $1`, [id])
  if (found !== undefined) return found
  throw new NotFoundError('not kept', `outgoing ${id}`, 'GET /v1/outgoing lists them.')
}

/** The same, which nobody else changes until the transaction ends. Throws a NotFoundError. */
export async function lockOutgoing(inside: State, id: string): Promise<Outgoing> {
  // Outside a transaction this fails; a lock on the row alone would be void there without a word.
  await inside.run('LOCK TABLE outgoing IN ROW EXCLUSIVE MODE')
  await inside.rows(z.object({}), 'SELECT id FROM outgoing WHERE id = $1 FOR UPDATE', [id])
  return readOutgoing(inside, id)
}

const documentRow = z.object({ document: z.instanceof(Uint8Array).nullable() })

/** The bytes. Throws a ConflictError where they are not those that were approved, or are no longer kept. */
export async function readDocument(state: State, { id, sha256 }: { id: string; sha256: string }): Promise<Buffer> {
  const [row] = await state.rows(documentRow, 'SELECT document FROM outgoing WHERE id = $1', [id])
  const document = row?.document ?? undefined
  if (document === undefined) throw new ConflictError('its bytes are not kept', `outgoing ${id}`, 'Ask for it again.')
  if (createHash('sha256').update(document).digest('hex') === sha256) return Buffer.from(document)
  throw new ConflictError(
    'its bytes are other ones than those that were approved',
    `outgoing ${id}`,
    'They do not leave. Find out who changed them; then ask for it again.',
  )
}
