import { z } from 'zod'
import type { State } from '#store/state/state.js'

export interface KeyUse {
  id: string
  at_ms: number
}

/** Told inside the transaction that ends printed first keys, so that neither is kept without the other. */
export type TellEnded = (inside: State, ids: string[]) => Promise<void>

const idSchema = z.object({ id: z.string() })

/**
 * Writes when keys were last used, and ends printed first keys once an admin key of another lineage has been used: its
 * use, not its making, shows that somebody holds it. Gives the ids of the keys that ended.
 */
export async function recordUses(
  state: State,
  uses: readonly KeyUse[],
  now_ms: number,
  tell: TellEnded = async () => {},
): Promise<string[]> {
  if (uses.length === 0) return []
  await state.run(
    `UPDATE api_keys SET last_used = greatest(last_used, use.at)
     FROM unnest($1::text[], $2::timestamptz[]) AS use (id, at) WHERE api_keys.id = use.id`,
    [uses.map(({ id }) => id), uses.map(({ at_ms }) => new Date(at_ms).toISOString())],
  )
  return state.transaction(async (inside) => {
    const ended = await inside.rows(
      idSchema,
      `UPDATE api_keys AS printed SET revoked = $1, revoked_by = 'system'
       WHERE origin = 'printed' AND revoked IS NULL AND EXISTS (
         SELECT FROM api_keys AS other
         WHERE 'admin' = ANY(other.scopes) AND other.lineage <> printed.lineage AND other.origin <> 'printed'
           AND other.last_used IS NOT NULL AND other.revoked IS NULL AND (other.expires IS NULL OR other.expires > $1))
       RETURNING id`,
      [new Date(now_ms).toISOString()],
    )
    const ids = ended.map(({ id }) => id)
    if (ids.length > 0) await tell(inside, ids)
    return ids
  })
}
