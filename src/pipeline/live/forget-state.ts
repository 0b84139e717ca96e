import { heldAccounts } from '#audit/legal-hold.js'
import type { Settings } from '#contract/settings.js'
import { ledgerHashes } from '#provenance/canary/kept/canary-ledger.js'
import type { State } from '#store/state/state.js'

/** Rows a statement: the embedded store runs one at a time, and others wait. */
const ROWS_AT_ONCE = 2000

/** SQL that holds for an account under legal hold now. */
export const heldSql = (
  account: string,
): string => `EXISTS (SELECT FROM legal_holds WHERE legal_holds.account_id = ${account}
  AND lifted IS NULL AND (held_until IS NULL OR held_until > now()))`

const PAST = "now() - $1 * interval '1 day'"
/** A campaign that is found again and again must be known as the one that was dismissed. */
const OVER = `status IN ('closed', 'dismissed') AND NOT present AND updated < ${PAST}`

/**
 * Removes what is older than its days and not held from the state store, and gives the rows by kind. Facts of accounts
 * are not among it: whether an account was seen, the engine knows.
 */
export async function forgetState(
  state: State,
  { retention: days, ingest }: Pick<Settings, 'retention' | 'ingest'>,
): Promise<Record<string, number>> {
  const remove = async (
    table: string,
    where: string,
    kept_days: number,
    more: () => Promise<unknown[]> = async () => [],
  ): Promise<number> => {
    let rows = 0
    for (let gone = kept_days > 0 ? ROWS_AT_ONCE : 0; gone === ROWS_AT_ONCE; rows += gone)
      gone = await state.run(
        `DELETE FROM ${table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM ${table} WHERE ${where} LIMIT ${ROWS_AT_ONCE}))`,
        [kept_days, ...(await more())],
      )
    return rows
  }
  const memberships = await remove(
    'campaign_accounts',
    `campaign IN (SELECT id FROM campaigns WHERE ${OVER}) AND NOT ${heldSql('campaign_accounts.account_id')}`,
    days.closed_campaign_days,
  )
  if (days.closed_campaign_days > 0) await forgetLinks(state, days.closed_campaign_days)
  return {
    memberships,
    appeals: await remove('appeals', `decided < ${PAST} AND NOT ${heldSql('appeals.account_id')}`, days.appeals_days),
    events: await remove(
      'events',
      `told < ${PAST} AND NOT ${heldSql("events.event ->> 'account_id'")}`,
      days.events_days,
    ),
    ledger: await remove(
      'canary_ledger',
      `last_at < ${PAST} AND NOT account_hash = ANY ($2::text[])`,
      days.ledger_days,
      // Anew each round: a hold may be placed meanwhile.
      async () => [await heldHashes(state)],
    ),
    erased_marks: await remove('canary_served_erased', `at < ${PAST}`, Math.max(1, ingest.erased_days)),
  }
}

/** The ledger has accounts by hashes alone. */
const heldHashes = async (state: State): Promise<string[]> =>
  ledgerHashes(
    state,
    (await heldAccounts(state, Date.now())).map(({ account_id }) => account_id),
  )

/** Links for drawing name accounts too. */
const forgetLinks = (state: State, days: number): Promise<number> =>
  state.run(
    `UPDATE campaigns SET campaign = jsonb_set(campaign, '{links}', '[]')
     WHERE ${OVER} AND campaign -> 'links' <> '[]'
       AND NOT EXISTS (SELECT FROM campaign_accounts WHERE campaign_accounts.campaign = campaigns.id)`,
    [days],
  )
