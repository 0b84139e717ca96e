import { z } from 'zod'
import { NotFoundError } from '#contract/errors.js'
import type { State } from '#store/state/state.js'
import { OURSELVES } from './keep-objects.js'
import type { VersionFilter } from './object-filter.js'
import { TaxiiRefusal } from './refusal.js'

const rowSchema = z.object({ added_us: z.coerce.number(), version_us: z.coerce.number(), sender: z.string() })
type Row = z.infer<typeof rowSchema>

export interface Deletion {
  collection: string
  principal: string
  object_id: string
  versions: VersionFilter
}

/**
 * Withdraws an object that the principal sent: all versions, unless some are named. What stays is that it was there, from
 * whom, and when. `inside` is a transaction. Throws a NotFoundError, or a TaxiiRefusal (403) where we published it.
 */
export async function deleteObject(inside: State, deletion: Deletion, now_ms: number): Promise<number> {
  const { collection, principal, object_id, versions } = deletion
  const rows = await inside.rows(
    rowSchema,
    `SELECT added_us, version_us, sender FROM taxii_objects
     WHERE collection = $1 AND object_id = $2 AND sender IN ('', $3) AND withdrawn IS NULL
     ORDER BY version_us, added_us`,
    [collection, object_id, principal],
  )
  const meant = rows.filter((row) => isMeant(row, rows, versions))
  if (meant.length === 0)
    throw new NotFoundError('there is no such object or version in the collection', object_id, 'See its versions.')
  const own = meant.filter(({ sender }) => sender === principal)
  if (own.length === 0)
    throw new TaxiiRefusal(403, 'this server published the object; only who runs it can withdraw it')
  return withdraw(inside, collection, own, principal, now_ms)
}

/** Withdraws objects that we published. Gives the number of versions. `inside` is a transaction. */
export async function withdrawPublished(
  inside: State,
  { collection, object_ids, by }: { collection: string; object_ids: readonly string[]; by: string },
  now_ms: number,
): Promise<number> {
  const rows = await inside.rows(
    rowSchema,
    `SELECT added_us, version_us, sender FROM taxii_objects
     WHERE collection = $1 AND object_id = ANY ($2::text[]) AND sender = $3 AND withdrawn IS NULL`,
    [collection, [...object_ids], OURSELVES],
  )
  return withdraw(inside, collection, rows, by, now_ms)
}

function isMeant(row: Row, rows: readonly Row[], { all, first, last, exact_us, told }: VersionFilter): boolean {
  if (!told || all || exact_us.includes(row.version_us)) return true
  return (first && row === rows[0]) || (last && row === rows.at(-1))
}

const withdraw = (inside: State, collection: string, rows: readonly Row[], by: string, now_ms: number) =>
  inside.run(
    `UPDATE taxii_objects SET object = NULL, withdrawn = $3, withdrawn_by = $4
     WHERE collection = $1 AND added_us = ANY ($2::bigint[])`,
    [collection, rows.map(({ added_us }) => added_us), new Date(now_ms).toISOString(), by],
  )
