import type { Done } from '#contract/act.js'
import { NotFoundError } from '#contract/errors.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import { type TaxiiGrant, taxiiGrantSchema } from '#contract/taxii.js'
import type { State } from '#store/state/state.js'
import { readCollection } from './read-collections.js'

export interface NewGrant {
  collection: string
  principal: string
  can_read: boolean
  can_write: boolean
  by: string
}

/** Lets a principal read or write a collection, in place of what it might before. `inside` is a transaction. */
export async function putGrant(inside: State, { by, ...asked }: NewGrant, now_ms: number): Promise<Done<TaxiiGrant>> {
  const { id: collection } = await readCollection(inside, asked.collection)
  const { principal, can_read, can_write } = asked
  const record = { ...asked, collection, granted: new Date(now_ms).toISOString(), granted_by: by }
  await inside.run(
    `INSERT INTO taxii_grants (collection, principal, can_read, can_write, granted, granted_by)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (collection, principal) DO UPDATE
     SET can_read = excluded.can_read, can_write = excluded.can_write, granted = excluded.granted,
       granted_by = excluded.granted_by`,
    [collection, principal, can_read, can_write, record.granted, by],
  )
  const detail = { principal, can_read, can_write }
  return { record, act: { action: 'collection.granted', subject: `collection:${collection}`, detail } }
}

/** Throws a NotFoundError. */
export async function deleteGrant(
  inside: State,
  { collection, principal }: { collection: string; principal: string },
): Promise<Done<TaxiiGrant>> {
  const [record] = await inside.rows(
    taxiiGrantSchema,
    'DELETE FROM taxii_grants WHERE collection::text = lower($1) AND principal = $2 RETURNING *',
    [collection, principal],
  )
  if (record === undefined)
    throw new NotFoundError('not granted', `${principal} on collection ${collection}`, 'List the grants to see them.')
  return {
    record,
    act: { action: 'collection.refused', subject: `collection:${record.collection}`, detail: { principal } },
  }
}

/** Grants of one collection, by principal. */
export async function listGrants(state: State, id: string, request: PageRequest): Promise<Page<TaxiiGrant>> {
  const { id: collection } = await readCollection(state, id)
  const rows = await state.rows(
    taxiiGrantSchema,
    `SELECT * FROM taxii_grants WHERE collection = $1 AND ($2::text IS NULL OR principal > $2)
     ORDER BY principal LIMIT $3`,
    [collection, request.after ?? null, rowsFor(request)],
  )
  return pageOf(rows, request, ({ principal }) => principal)
}
