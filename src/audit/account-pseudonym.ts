import { createHmac, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { State } from '#store/state/state.js'

const rowSchema = z.object({ pseudonym: z.string(), account_id: z.string(), nonce: z.string() })

const pseudonymOf = (account_id: string, nonce: string): string =>
  createHmac('sha256', Buffer.from(nonce, 'hex')).update(account_id).digest('hex')

/**
 * The name by which the audit log calls an account, made at first need. It is a hash under a nonce of this account
 * alone. While the row stands it shows that the pseudonym means this account and no other; once erased, nobody can find
 * the account again by trying ids, as they could with one key for all.
 */
export async function accountPseudonym(state: State, account_id: string): Promise<string> {
  const known = await findPseudonym(state, account_id)
  if (known !== undefined) return known
  const nonce = randomBytes(32).toString('hex')
  // The update changes nothing; without it a row that another writer was faster to make would not be returned.
  const [row] = await state.rows(
    rowSchema,
    `INSERT INTO audit_subjects (pseudonym, account_id, nonce) VALUES ($1, $2, $3)
     ON CONFLICT (account_id) DO UPDATE SET account_id = excluded.account_id RETURNING *`,
    [pseudonymOf(account_id, nonce), account_id, nonce],
  )
  return row!.pseudonym
}

/** The pseudonym of an account that the audit log has named; undefined where it has not, or was made to forget. */
export async function findPseudonym(state: State, account_id: string): Promise<string | undefined> {
  const [row] = await state.rows(rowSchema, 'SELECT * FROM audit_subjects WHERE account_id = $1', [account_id])
  return row?.pseudonym
}

/**
 * The accounts behind pseudonyms, for showing a page of the log. Erased ones are absent. A row whose nonce does not
 * lead to its pseudonym was changed by hand: it is left out too, for it would accuse another account.
 */
export async function resolvePseudonyms(state: State, pseudonyms: readonly string[]): Promise<Map<string, string>> {
  const rows = await state.rows(rowSchema, 'SELECT * FROM audit_subjects WHERE pseudonym = ANY($1::text[])', [
    pseudonyms,
  ])
  const true_rows = rows.filter((row) => pseudonymOf(row.account_id, row.nonce) === row.pseudonym)
  return new Map(true_rows.map((row) => [row.pseudonym, row.account_id]))
}
