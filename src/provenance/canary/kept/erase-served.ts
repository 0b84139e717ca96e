import { z } from 'zod'
import type { State } from '#store/state/state.js'
import { ledgerHash, ledgerHashes } from './canary-ledger.js'

/**
 * Forgets what an account was served. Gateways may still hold sums of it, which are refused from now on: for as long as
 * the mark is kept, which is a matter of retention. `inside` is a transaction. Gives the rows.
 */
export async function eraseServed(inside: State, account_id: string): Promise<number> {
  const hash = await ledgerHash(inside, account_id)
  await inside.run(
    `INSERT INTO canary_served_erased (account_hash, at) VALUES ($1, now())
     ON CONFLICT (account_hash) DO UPDATE SET at = excluded.at, again = false`,
    [hash],
  )
  return inside.run('DELETE FROM canary_ledger WHERE account_hash = $1', [hash])
}

/** They are told of again: what they are served from their erasure on is taken. `inside` is a transaction. */
export async function takeServedAgain(inside: State, accounts: readonly string[]): Promise<void> {
  // Nearly always there are none, and very many accounts may be told of.
  const erased = await inside.rows(z.object({}), 'SELECT FROM canary_served_erased WHERE NOT again LIMIT 1')
  if (erased.length === 0) return
  await inside.run('UPDATE canary_served_erased SET again = true WHERE account_hash = ANY ($1::text[]) AND NOT again', [
    await ledgerHashes(inside, accounts),
  ])
}
