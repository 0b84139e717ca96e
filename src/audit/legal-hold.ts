import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type LegalHold, legalHoldSchema } from '#contract/audit.js'
import { ConflictError } from '#contract/errors.js'
import { InputError } from '#contract/scan.js'
import type { State } from '#store/state/state.js'
import { appendAuditInside } from './append-audit.js'

const COLUMNS =
  'id, account_id, reason, placed_by, held_from AS "from", held_until AS until, lifted, lifted_by' as const

export interface HoldRequest {
  account_id: string
  /** the matter; kept with the hold, not in the audit log, so that it can be erased with the account */
  reason: string
  by: string
  /** ISO 8601; without it the hold lasts until it is lifted */
  until?: string
}

/** A definition of a table of the engine holds them all, and a statement has 256 KiB. */
const ACCOUNTS_MAX = 4000

/**
 * Forbids the erasure of an account from now on, and says so in the audit log. Throws an InputError for a past end, and a
 * ConflictError where more accounts would be held than can be.
 */
export async function placeHold(state: State, request: HoldRequest, now_ms: number): Promise<LegalHold> {
  const { account_id, reason, by, until } = request
  if (until !== undefined && !(Date.parse(until) > now_ms))
    throw new InputError('ends before it begins', 'legal hold, until', 'Give a time to come, or none')
  return state.transaction(async (inside) => {
    await lockHolds(inside, account_id)
    const id = `hold_${randomBytes(8).toString('hex')}`
    const [hold] = await inside.rows(
      legalHoldSchema,
      `INSERT INTO legal_holds (id, account_id, reason, placed_by, held_from, held_until)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${COLUMNS}`,
      [id, account_id, reason, by, new Date(now_ms).toISOString(), until ?? null],
    )
    const detail = { hold: id, until: hold!.until }
    await appendAuditInside(inside, { actor: by, action: 'hold.placed', subject: { account_id }, detail }, now_ms)
    // Not before the log, which lets one in after the other: two at once would each be the last that fits.
    if ((await heldAccounts(inside, now_ms)).length > ACCOUNTS_MAX)
      throw new ConflictError(
        `the engine can hold back the data of ${ACCOUNTS_MAX} accounts`,
        'legal holds',
        'Export what is held, and lift holds that are not needed any more.',
      )
    return hold!
  })
}

/** Ends a hold before its time. Throws an InputError where there is no such hold, or it was lifted before. */
export const liftHold = (state: State, { id, by }: { id: string; by: string }, now_ms: number): Promise<LegalHold> =>
  state.transaction(async (inside) => {
    const [hold] = await inside.rows(
      legalHoldSchema,
      `UPDATE legal_holds SET lifted = $2, lifted_by = $3 WHERE id = $1 AND lifted IS NULL RETURNING ${COLUMNS}`,
      [id, new Date(now_ms).toISOString(), by],
    )
    if (hold === undefined) throw new InputError('no such hold, or it was lifted', `legal hold ${id}`, 'List the holds')
    const subject = { account_id: hold.account_id }
    await appendAuditInside(inside, { actor: by, action: 'hold.lifted', subject, detail: { hold: id } }, now_ms)
    return hold
  })

/** The holds that stand for an account now. */
export const holdsOf = (state: State, account_id: string, now_ms: number): Promise<LegalHold[]> =>
  state.rows(
    legalHoldSchema,
    `SELECT ${COLUMNS} FROM legal_holds
     WHERE account_id = $1 AND lifted IS NULL AND (held_until IS NULL OR held_until > $2) ORDER BY held_from, id`,
    [account_id, new Date(now_ms).toISOString()],
  )

const heldRow = z.object({ account_id: z.string(), until: z.iso.datetime().nullable() })

/** Accounts that are held now, and until when; null: until it is lifted. */
export const heldAccounts = (state: State, now_ms: number): Promise<z.infer<typeof heldRow>[]> =>
  state.rows(
    heldRow,
    `SELECT account_id, CASE WHEN bool_or(held_until IS NULL) THEN NULL ELSE max(held_until) END AS until
     FROM legal_holds WHERE lifted IS NULL AND (held_until IS NULL OR held_until > $1)
     GROUP BY account_id ORDER BY account_id`,
    [new Date(now_ms).toISOString()],
  )

/** All holds, newest first, lifted ones too. */
export const listHolds = (state: State, limit = 1_000): Promise<LegalHold[]> =>
  state.rows(legalHoldSchema, `SELECT ${COLUMNS} FROM legal_holds ORDER BY held_from DESC, id LIMIT $1`, [limit])

/** Placing a hold and erasing wait for each other: otherwise a hold could be placed on what is just being erased. */
export const lockHolds = async (inside: State, account_id: string): Promise<void> => {
  await inside.rows(z.object({}), 'SELECT pg_advisory_xact_lock(hashtextextended($1, 4600203))', [account_id])
}
