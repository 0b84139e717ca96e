import { type Key, keySchema } from '#contract/key.js'
import { InputError } from '#contract/scan.js'
import type { State } from '#store/state/state.js'
import { KEY_COLUMNS } from './list-keys.js'

/**
 * Ends a key for good. Other servers refuse it after their next look at the store (`poll_ms` of followKeys).
 * Throws an InputError where there is no such key, or it was revoked before.
 */
export async function revokeKey(state: State, { id, by }: { id: string; by: string }, now_ms: number): Promise<Key> {
  const [key] = await state.rows(
    keySchema,
    `UPDATE api_keys SET revoked = $2, revoked_by = $3 WHERE id = $1 AND revoked IS NULL RETURNING ${KEY_COLUMNS}`,
    [id, new Date(now_ms).toISOString(), by],
  )
  if (key === undefined) throw new InputError('no such key, or it was revoked before', `key ${id}`, 'List the keys')
  return key
}
