import { z } from 'zod'
import { NotFoundError } from '#contract/errors.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import { type TaxiiCollection, taxiiCollectionSchema } from '#contract/taxii.js'
import type { State } from '#store/state/state.js'

const COLUMNS = 'c.id, c.title, c.description, c.community, c.tlp_max, c.alias, c.created, c.created_by'

/** A collection as one principal sees it. */
const granted = taxiiCollectionSchema.extend({ can_read: z.boolean(), can_write: z.boolean() })
export type GrantedCollection = z.infer<typeof granted>

/** Collections of one community come whole in one answer (TAXII 2.1, 5.1 has no pages). */
export const COLLECTIONS_MAX = 1000

/** What a principal may read or write, by community and title; of one community where it is named. */
export const listGranted = (state: State, principal: string, community?: string): Promise<GrantedCollection[]> =>
  state.rows(
    granted,
    `SELECT ${COLUMNS}, g.can_read, g.can_write FROM taxii_collections c JOIN taxii_grants g ON g.collection = c.id
     WHERE g.principal = $1 AND ($2::text IS NULL OR c.community = $2) AND (g.can_read OR g.can_write)
     ORDER BY c.community, c.title, c.id LIMIT $3`,
    [principal, community ?? null, COLLECTIONS_MAX],
  )

/** By id or alias. Undefined where it is not there for this principal. */
export async function findGranted(
  state: State,
  { principal, community, collection }: { principal: string; community: string; collection: string },
): Promise<GrantedCollection | undefined> {
  const [found] = await state.rows(
    granted,
    `SELECT ${COLUMNS}, g.can_read, g.can_write FROM taxii_collections c JOIN taxii_grants g ON g.collection = c.id
     WHERE g.principal = $1 AND c.community = $2 AND (c.id::text = lower($3) OR c.alias = $3)
       AND (g.can_read OR g.can_write)
     ORDER BY c.id::text = lower($3) DESC LIMIT 1`,
    [principal, community, collection],
  )
  return found
}

/** All collections, by id, for who runs the server. */
export async function listCollections(state: State, request: PageRequest): Promise<Page<TaxiiCollection>> {
  const rows = await state.rows(
    taxiiCollectionSchema,
    `SELECT ${COLUMNS} FROM taxii_collections c WHERE $1::text IS NULL OR c.id::text > $1 ORDER BY c.id::text LIMIT $2`,
    [request.after ?? null, rowsFor(request)],
  )
  return pageOf(rows, request, ({ id }) => id)
}

/** Throws a NotFoundError. */
export async function readCollection(state: State, id: string): Promise<TaxiiCollection> {
  const sql = `SELECT ${COLUMNS} FROM taxii_collections c WHERE c.id::text = lower($1)`
  const [found] = await state.rows(taxiiCollectionSchema, sql, [id])
  if (found !== undefined) return found
  throw new NotFoundError('not kept', `collection ${id}`, 'List the collections to see their ids.')
}
