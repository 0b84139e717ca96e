import { z } from 'zod'
import type { ReceivedObject } from '#contract/taxii.js'
import type { State } from '#store/state/state.js'
import { readTimestamp, writeTimestamp } from './timestamp.js'

const rowSchema = z.object({
  collection: z.string(),
  sender: z.string(),
  added_us: z.coerce.number(),
  object_id: z.string(),
  type: z.string(),
  version: z.string(),
  object: z.string().nullable(),
  withdrawn: z.string().nullable(),
})

/**
 * What partners sent to a collection (its id as it is kept), in the order of adding. `after`: `added` of the last one that was read; the caller
 * keeps it. An object that is withdrawn later does not come again: ask for what was withdrawn by `withdrawn_after`.
 */
export async function readReceived(
  state: State,
  asked: { collection: string; after?: string | undefined; limit: number; withdrawn_after?: string | undefined },
): Promise<ReceivedObject[]> {
  const { collection, after, limit, withdrawn_after } = asked
  const rows = await state.rows(
    rowSchema,
    `SELECT collection, sender, added_us, object_id, type, version, object, withdrawn FROM taxii_objects
     WHERE collection = $1 AND sender <> '' AND added_us > $2
       AND ($4::timestamptz IS NULL OR withdrawn > $4)
     ORDER BY added_us LIMIT $3`,
    [collection, after === undefined ? -1 : (readTimestamp(after) ?? -1), limit, withdrawn_after ?? null],
  )
  return rows.map(({ added_us, object, ...rest }) => ({
    ...rest,
    added: writeTimestamp(added_us),
    object: object === null ? null : (JSON.parse(object) as ReceivedObject['object']),
  }))
}
