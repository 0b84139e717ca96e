import { z } from 'zod'
import { type CreatedKey, keySchema, type NewKey, newKeySchema } from '#contract/key.js'
import { InputError } from '#contract/scan.js'
import type { State } from '#store/state/state.js'
import { hashToken, makeToken } from './key-token.js'
import { KEY_COLUMNS } from './list-keys.js'

/** Live keys of one house at most: the ring holds them all in memory, some 500 bytes each. */
export const KEYS_MAX = 10_000

/**
 * Makes a key. The token in the answer is not kept anywhere: it is seen this once.
 * Throws an InputError where it would be expired at once, or too many keys live.
 */
export async function createKey(
  state: State,
  { created_by, ...asked }: NewKey & { created_by: string },
  now_ms: number,
): Promise<CreatedKey> {
  const { name, scopes, expires } = newKeySchema.parse(asked)
  if (expires !== undefined && !(Date.parse(expires) > now_ms))
    throw new InputError('expires before it is made', 'key, expires', 'Give a time to come, or none')
  const [live] = await state.rows(
    z.object({ count: z.coerce.number() }),
    'SELECT count(*) FROM api_keys WHERE revoked IS NULL AND (expires IS NULL OR expires > $1)',
    [new Date(now_ms).toISOString()],
  )
  if (live!.count >= KEYS_MAX)
    throw new InputError(`${KEYS_MAX} keys are live, more are not held`, 'key', 'Revoke keys that are not used')
  return insertKey(state, { name, scopes, expires: expires ?? null, created_by, origin: 'made' }, now_ms)
}

/** Writes a new key of any origin. For createKey and firstKey. */
export async function insertKey(
  state: State,
  key: Pick<NewKey, 'name' | 'scopes'> & { expires: string | null; created_by: string; origin: 'made' | 'printed' },
  now_ms: number,
): Promise<CreatedKey> {
  const { id, token } = makeToken()
  const [row] = await state.rows(
    keySchema,
    `INSERT INTO api_keys (id, lineage, name, origin, hash, scopes, created_by, created, expires)
     VALUES ($1, $1, $2, $3, $4, $5::text[], $6, $7, $8) RETURNING ${KEY_COLUMNS}`,
    [
      id,
      key.name,
      key.origin,
      hashToken(token),
      [...new Set(key.scopes)],
      key.created_by,
      new Date(now_ms).toISOString(),
      key.expires,
    ],
  )
  return { key: row!, token }
}
