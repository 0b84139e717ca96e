import { z } from 'zod'
import { eraseWords, TABLES_OF_WORDS } from '#case/erase-words.js'
import { eraseServed } from '#provenance/canary/kept/erase-served.js'
import type { State } from '#store/state/state.js'
import { withoutAccount } from './without-account.js'

/** Rows that are about the account alone. Appeals before clearances, which they name. */
const OWN_ROWS = [
  ['appeals', 'DELETE FROM appeals WHERE account_id = $1'],
  ['clearances', 'DELETE FROM clearances WHERE account_id = $1'],
  ['verifications', 'DELETE FROM verifications WHERE account_id = $1'],
  ['accounts', 'DELETE FROM accounts WHERE account_id = $1'],
  ['campaign_accounts', 'DELETE FROM campaign_accounts WHERE account_id = $1'],
  ['events', `DELETE FROM events WHERE event ->> 'account_id' = $1`],
] as const

/** Documents that may name it among others. $1: the id as JSON writes it, without the quotes. */
const SHARED_ROWS = [
  {
    name: 'campaign_actions',
    read: `SELECT id, jsonb_build_object('accounts', accounts, 'skipped', skipped) AS document FROM campaign_actions
           WHERE strpos(accounts::text, $1) > 0 OR strpos(skipped::text, $1) > 0`,
    write: `UPDATE campaign_actions SET accounts = $2::jsonb -> 'accounts', skipped = $2::jsonb -> 'skipped' WHERE id = $1`,
  },
  {
    name: 'campaigns',
    read: 'SELECT id, campaign AS document FROM campaigns WHERE strpos(campaign::text, $1) > 0',
    write: 'UPDATE campaigns SET campaign = $2 WHERE id = $1',
  },
  {
    name: 'detection_runs',
    read: 'SELECT id::text AS id, near_misses AS document FROM detection_runs WHERE strpos(near_misses::text, $1) > 0',
    write: 'UPDATE detection_runs SET near_misses = $2 WHERE id = $1::bigint',
  },
] as const

const documentRow = z.object({ id: z.string(), document: z.json() })

/**
 * Removes an account from the state store, but for the audit log. Gives the rows by table, and the actions that are other
 * ones now than the log attests. `inside` a transaction.
 */
export async function eraseState(
  inside: State,
  account_id: string,
): Promise<{ erased: Record<string, number>; actions: string[] }> {
  const erased: Record<string, number> = Object.fromEntries(TABLES_OF_WORDS.map((name) => [name, 0]))
  const actions = new Set<string>()
  await inside.run(
    `UPDATE campaigns SET accounts_count = accounts_count - 1
     WHERE accounts_count > 0 AND id IN (SELECT campaign FROM campaign_accounts WHERE account_id = $1)`,
    [account_id],
  )
  for (const [name, sql] of OWN_ROWS) erased[name] = await inside.run(sql, [account_id])
  for (const { name, read, write } of SHARED_ROWS) {
    erased[name] = 0
    for (const { id, document } of await inside.rows(documentRow, read, [JSON.stringify(account_id)])) {
      const rest = JSON.stringify(withoutAccount(document, account_id))
      if (rest === JSON.stringify(document)) continue
      erased[name] += await inside.run(write, [id, rest])
      if (name === 'campaign_actions') actions.add(id)
    }
  }
  for (const { table, id } of await eraseWords(inside, account_id)) {
    erased[table]!++
    if (table === 'campaign_actions') actions.add(id)
  }
  // Last: gateways that tell of canaries wait for it.
  erased.canary_ledger = await eraseServed(inside, account_id)
  return { erased, actions: [...actions] }
}
