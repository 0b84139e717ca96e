import { z } from 'zod'
import { readSql } from '#store/read-sql.js'
import type { State } from '#store/state/state.js'
import { type ObjectFilter, writeCursor } from './object-filter.js'

const SELECT = readSql(import.meta.url, './select-objects.sql')
const rowSchema = z.object({
  added_us: z.coerce.number(),
  object_id: z.string(),
  version: z.string(),
  fits: z.boolean(),
  object: z.string().nullable(),
})

export interface FoundObject {
  added_us: number
  object_id: string
  version: string
  /** JSON; null where only facts were asked for */
  object: string | null
}

/** A page; `next` where another follows. */
export interface ObjectPage {
  objects: FoundObject[]
  next: string | undefined
}

export interface Selection {
  collection: string
  /** who looks */
  principal: string
  filter: ObjectFilter
  /** facts for manifests and versions, objects for envelopes */
  want: 'facts' | 'objects'
  page_bytes_max: number
}

export async function selectObjects(state: State, selection: Selection): Promise<ObjectPage> {
  const { collection, principal, filter, want, page_bytes_max } = selection
  const { versions, limit } = filter
  if (!filter.spec_2_1) return { objects: [], next: undefined }
  const rows = await state.rows(rowSchema, SELECT, [
    collection,
    principal,
    Math.max(filter.added_after_us ?? -1, filter.after_us ?? -1),
    filter.ids ?? null,
    filter.types ?? null,
    versions.all,
    versions.last,
    versions.first,
    versions.exact_us,
    limit + 1,
    page_bytes_max,
    want === 'objects',
  ])
  const found = rows.slice(0, limit).filter(({ fits }) => fits)
  return {
    objects: found.map(({ added_us, object_id, version, object }) => ({ added_us, object_id, version, object })),
    next: rows.length > found.length ? writeCursor(found.at(-1)!.added_us) : undefined,
  }
}

/** Whether any version of an object is there for this principal. */
export async function holdsObject(
  state: State,
  { collection, principal, object_id }: { collection: string; principal: string; object_id: string },
): Promise<boolean> {
  const rows = await state.rows(
    z.object({ found: z.number() }),
    `SELECT 1 AS found FROM taxii_objects
     WHERE collection = $1 AND object_id = $2 AND sender IN ('', $3) AND withdrawn IS NULL LIMIT 1`,
    [collection, object_id, principal],
  )
  return rows.length > 0
}
