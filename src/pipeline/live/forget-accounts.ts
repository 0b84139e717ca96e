import { z } from 'zod'
import { heldAccounts } from '#audit/legal-hold.js'
import type { Settings } from '#contract/settings.js'
import type { Engine } from '#store/engine.js'
import { hashNames } from '#store/hash-names.js'
import { inPieces } from '#store/in-pieces.js'
import type { State } from '#store/state/state.js'
import { heldSql } from './forget-state.js'

/** Accounts a look at the state. */
const ACCOUNTS_AT_ONCE = 2000

const countRow = z.object({ rows: z.coerce.number() })
const nameRow = z.object({ account_id: z.string() })

/** Of who was not seen for the days, has no exchange left and is not held. */
const UNSEEN = `account IN (SELECT account FROM accounts_seen GROUP BY account HAVING max(seen) < now() - toIntervalDay({days:UInt32}))
  AND account NOT IN (SELECT account FROM exchanges)
  AND NOT has({held:Array(UInt64)}, account)`

/** Which of the accounts nobody knows any more: no exchange or telling of late, and no decision either. */
const UNKNOWN = `SELECT name AS account_id FROM (SELECT arrayJoin({accounts:Array(String)}) AS name)
  WHERE sipHash64(name) NOT IN (
      SELECT account FROM accounts_seen WHERE account IN (SELECT sipHash64(arrayJoin({accounts:Array(String)}))))
    AND name NOT IN (
      SELECT account_id FROM decisions
      WHERE account_id IN (SELECT arrayJoin({accounts:Array(String)})) AND at > now() - toIntervalDay({days:UInt32}))`

/** Removes what is known of accounts that were not seen for long from both stores, and gives the rows. */
export async function forgetAccounts(
  { engine, state }: { engine: Engine; state: State },
  { accounts_days: days }: Pick<Settings['retention'], 'accounts_days'>,
): Promise<Record<string, number>> {
  if (days === 0) return {}
  // The engine first: by what is left there it is told whose facts go.
  const seen = await forgetSeen(engine, state, days)
  return { seen, facts: await forgetFacts(engine, state, days) }
}

async function forgetSeen(engine: Engine, state: State, days: number): Promise<number> {
  const held = (await heldAccounts(state, Date.now())).map(({ account_id }) => account_id)
  // As hashes: the names of all that may be held are longer than the address of a request.
  const params = { days, held: [...(await hashNames(engine, held)).values()].map(BigInt) }
  const [found] = await engine.rows(
    countRow,
    `SELECT uniqExact(account) AS rows FROM accounts_seen WHERE ${UNSEEN}`,
    params,
  )
  if (found!.rows === 0) return 0
  await engine.command(`ALTER TABLE accounts_seen DELETE WHERE ${UNSEEN} SETTINGS mutations_sync = 2`, params)
  return found!.rows
}

/** A blocked account sends no exchanges; what it is blocked by must not be forgotten while it goes on asking. */
async function forgetFacts(engine: Engine, state: State, days: number): Promise<number> {
  let rows = 0
  for (let after = ''; ; ) {
    const page = await state.rows(
      nameRow,
      `SELECT account_id FROM accounts
       WHERE account_id > $1 AND updated < now() - $2 * interval '1 day' AND NOT ${heldSql('accounts.account_id')}
       ORDER BY account_id LIMIT ${ACCOUNTS_AT_ONCE}`,
      [after, days],
    )
    if (page.length === 0) return rows
    after = page.at(-1)!.account_id
    for (const accounts of inPieces(page.map(({ account_id }) => account_id))) {
      const unknown = await engine.rows(nameRow, UNKNOWN, { accounts, days })
      rows += await state.run(
        `DELETE FROM accounts WHERE account_id = ANY ($1::text[]) AND updated < now() - $2 * interval '1 day'`,
        [unknown.map(({ account_id }) => account_id), days],
      )
    }
  }
}
