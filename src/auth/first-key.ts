import { z } from 'zod'
import { type Key, keySchema } from '#contract/key.js'
import type { Scope } from '#contract/role.js'
import { InputError } from '#contract/scan.js'
import type { State } from '#store/state/state.js'
import { insertKey } from './create-key.js'
import { hashToken, makeToken, TOKEN_LENGTH_MAX } from './key-token.js'
import { KEY_COLUMNS } from './list-keys.js'

/** Any number will do, so long as it is the same for all servers on one database. */
const FIRST_KEY_LOCK = 4_600_204
const GIVEN_LENGTH_MIN = 16
/** A key that was printed into some log must not open the door for ever. */
const PRINTED_MS = 30 * 86_400_000
/** Who has this key can make any other: to withhold a scope would only look safe. */
const SCOPES: Scope[] = ['admin', 'text']

export interface FirstKeyOptions {
  /** STILLWATCH_ADMIN_KEY, where it is set */
  given?: string | undefined
  /** people can sign in, so that the last key may be revoked without a new one being printed at the next start */
  people?: boolean
  /** life of a printed key; 30 days by default */
  printed_ms?: number
}

/**
 * What the start did: `given` took the key of the environment (and ended the one it took before), `printed` made a key
 * that is to be shown once, `revoked` found the given key revoked and leaves it so, `none` had nothing to do.
 */
export type FirstKey =
  | { kind: 'given'; key: Key; replaced: string[] }
  | { kind: 'printed'; key: Key; token: string }
  | { kind: 'revoked' | 'none' }

/**
 * Sees to it that there is a key with which to begin. To be called at each start. What the environment gives counts:
 * a changed STILLWATCH_ADMIN_KEY takes the place of the earlier one. Without it, and where no admin key is live, a key
 * is made that ends with the first use of another admin key (`recordUses`), or after 30 days.
 * Throws an InputError for a given key that is too short, too long, or cannot stand in a header.
 */
export function firstKey(state: State, options: FirstKeyOptions, now_ms: number): Promise<FirstKey> {
  const given = options.given?.trim()
  const token = given ? checkGiven(given) : undefined
  return state.transaction(async (inside) => {
    await inside.run('SELECT pg_advisory_xact_lock($1)', [FIRST_KEY_LOCK])
    return token === undefined ? printKey(inside, options, now_ms) : takeGiven(inside, token, now_ms)
  })
}

function checkGiven(given: string): string {
  const where = 'STILLWATCH_ADMIN_KEY'
  const hint = 'Give a random one: openssl rand -base64 32'
  if (given.length < GIVEN_LENGTH_MIN)
    throw new InputError(`has ${given.length} characters, ${GIVEN_LENGTH_MIN} are the least`, where, hint)
  if (given.length > TOKEN_LENGTH_MAX) throw new InputError(`has more than ${TOKEN_LENGTH_MAX} characters`, where, hint)
  if (!/^[\x20-\x7e]+$/.test(given)) throw new InputError('has characters that no header can carry', where, hint)
  return given
}

async function takeGiven(inside: State, token: string, now_ms: number): Promise<FirstKey> {
  const hash = hashToken(token)
  const now = new Date(now_ms).toISOString()
  const [known] = await inside.rows(keySchema, `SELECT ${KEY_COLUMNS} FROM api_keys WHERE hash = $1`, [hash])
  if (known !== undefined) return { kind: known.revoked === null ? 'none' : 'revoked' }
  const replaced = await inside.rows(
    z.object({ id: z.string() }),
    `UPDATE api_keys SET revoked = $1, revoked_by = 'system' WHERE origin = 'given' AND revoked IS NULL RETURNING id`,
    [now],
  )
  const [key] = await inside.rows(
    keySchema,
    `INSERT INTO api_keys (id, lineage, name, origin, hash, scopes, created_by, created)
     VALUES ($1, $1, 'STILLWATCH_ADMIN_KEY', 'given', $2, $3::text[], 'system', $4) RETURNING ${KEY_COLUMNS}`,
    [makeToken().id, hash, SCOPES, now],
  )
  return { kind: 'given', key: key!, replaced: replaced.map(({ id }) => id) }
}

async function printKey(
  inside: State,
  { people = false, printed_ms = PRINTED_MS }: FirstKeyOptions,
  now_ms: number,
): Promise<FirstKey> {
  const live = `'admin' = ANY(scopes) AND revoked IS NULL AND (expires IS NULL OR expires > $1)`
  const found = await inside.rows(
    z.object({ id: z.string() }),
    `SELECT id FROM api_keys WHERE ($2 OR ${live}) LIMIT 1`,
    [new Date(now_ms).toISOString(), people],
  )
  if (found.length > 0) return { kind: 'none' }
  const expires = new Date(now_ms + printed_ms).toISOString()
  const key = { name: 'first key', scopes: SCOPES, expires, created_by: 'system', origin: 'printed' as const }
  return { kind: 'printed', ...(await insertKey(inside, key, now_ms)) }
}
