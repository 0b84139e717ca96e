import { z } from 'zod'
import { type AccountFact, accountFactSchema, type Event } from '#contract/told.js'
import type { State } from '#store/state/state.js'

/** Writes what is known of accounts over what was known before, whole documents. */
export async function keepAccounts(state: State, facts: readonly AccountFact[]): Promise<void> {
  await state.run(
    `INSERT INTO accounts (account_id, facts)
     SELECT DISTINCT ON (fact ->> 'id') fact ->> 'id', fact FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS told (fact, nth)
     ORDER BY fact ->> 'id', nth DESC
     ON CONFLICT (account_id) DO UPDATE SET facts = excluded.facts, updated = now()`,
    [JSON.stringify(facts)],
  )
}

export async function keepEvents(state: State, events: readonly Event[]): Promise<void> {
  await state.run('INSERT INTO events (event) SELECT * FROM jsonb_array_elements($1::jsonb)', [JSON.stringify(events)])
}

const factRow = z.object({ facts: accountFactSchema })

export async function findAccount(state: State, account_id: string): Promise<AccountFact | undefined> {
  const [row] = await state.rows(factRow, 'SELECT facts FROM accounts WHERE account_id = $1', [account_id])
  return row?.facts
}
