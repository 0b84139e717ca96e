import { z } from 'zod'
import { type Key, keySchema } from '#contract/key.js'
import type { State } from '#store/state/state.js'

/** What may be shown of a key: all but the hash. */
export const KEY_COLUMNS =
  'id, lineage, name, origin, scopes, created_by, created, expires, rotated, rotated_to, revoked, revoked_by, last_used'

/** Expired keys stay known for a while, so that their holders are told why they are refused. */
const EXPIRED_MS = 7 * 86_400_000

/** Keys, newest first, a page at a time: `before` is the id of the last key of the page before. */
export const listKeys = (state: State, { limit = 100, before }: { limit?: number; before?: string } = {}) =>
  state.rows(
    keySchema,
    `SELECT ${KEY_COLUMNS} FROM api_keys
     WHERE $2::text IS NULL OR (created, id) < (SELECT created, id FROM api_keys WHERE id = $2)
     ORDER BY created DESC, id DESC LIMIT $1`,
    [limit, before ?? null],
  )

/** A key by its public id. */
export const findKey = async (state: State, id: string): Promise<Key | undefined> =>
  (await state.rows(keySchema, `SELECT ${KEY_COLUMNS} FROM api_keys WHERE id = $1`, [id]))[0]

const heldKeySchema = keySchema
  .pick({ id: true, lineage: true, name: true, origin: true, scopes: true, created_by: true, expires: true })
  .extend({ hash: z.string().length(64) })
/** A key as the ring holds it: with its hash. Never leaves the server. */
export type HeldKey = z.infer<typeof heldKeySchema>

/** The keys to be held in memory: those that were not revoked, and have not been expired for long. */
export const readHeldKeys = (state: State, now_ms: number, keys_max: number): Promise<HeldKey[]> =>
  state.rows(
    heldKeySchema,
    `SELECT id, lineage, name, origin, scopes, created_by, expires, hash FROM api_keys
     WHERE revoked IS NULL AND (expires IS NULL OR expires > $1) ORDER BY created DESC LIMIT $2`,
    [new Date(now_ms - EXPIRED_MS).toISOString(), keys_max],
  )
