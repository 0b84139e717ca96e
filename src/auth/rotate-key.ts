import { type CreatedKey, keySchema } from '#contract/key.js'
import { InputError } from '#contract/scan.js'
import type { State } from '#store/state/state.js'
import { hashToken, makeToken } from './key-token.js'
import { KEY_COLUMNS } from './list-keys.js'

/** A day, so that the holder can put the new key in place without a gap. */
export const ROTATION_GRACE_MS = 86_400_000

export interface Rotation {
  id: string
  /** id of the principal that is told the new token */
  by: string
  /** how long the old key lives on; 0 ends it at once. A day by default */
  grace_ms?: number
  /** end of the new key, ISO 8601; that of the old one by default, none where that was printed by the first start */
  expires?: string | null
}

/**
 * Makes a new key with the name, scopes and lineage of an old one, and lets the old one live for a grace period. One
 * statement: both or none. The holder stays the same principal.
 * Throws an InputError where there is no such live key, or it was rotated before.
 */
export async function rotateKey(state: State, rotation: Rotation, now_ms: number): Promise<CreatedKey> {
  const { id: old_id, by, grace_ms = ROTATION_GRACE_MS, expires } = rotation
  const { id, token } = makeToken()
  const [key] = await state.rows(
    keySchema,
    `WITH old AS (
       UPDATE api_keys SET rotated = $3, rotated_by = $8, rotated_to = $2, expires = least(expires, $4::timestamptz)
       WHERE id = $1 AND revoked IS NULL AND rotated IS NULL AND origin <> 'given'
         AND (expires IS NULL OR expires > $3)
       RETURNING id
     )
     -- The table as it was before the statement, so with the end that the old key had.
     INSERT INTO api_keys (id, lineage, name, origin, hash, scopes, created_by, created, expires)
     SELECT $2, before.lineage, before.name, 'made', $5, before.scopes, before.created_by, $3,
       CASE WHEN $6 THEN $7::timestamptz WHEN before.origin <> 'printed' THEN before.expires END
     FROM old JOIN api_keys AS before ON before.id = old.id
     RETURNING ${KEY_COLUMNS}`,
    [
      old_id,
      id,
      new Date(now_ms).toISOString(),
      new Date(now_ms + grace_ms).toISOString(),
      hashToken(token),
      expires !== undefined,
      expires ?? null,
      by,
    ],
  )
  if (key === undefined)
    throw new InputError(
      'no key that can be rotated: it is unknown, ended, rotated before, or comes from STILLWATCH_ADMIN_KEY',
      `key ${old_id}`,
      'Make a new key',
    )
  return { key, token }
}
