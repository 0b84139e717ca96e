import { z } from 'zod'
import { findAccount } from '#account/keep-accounts.js'
import { readStandings } from '#account/read-standings.js'
import { holdsOf } from '#audit/legal-hold.js'
import { findVerification } from '#challenge/find-verification.js'
import {
  type AccountRecord,
  type AccountTotals,
  accountRecordSchema,
  decisionCountSchema,
} from '#contract/account-record.js'
import { NotFoundError } from '#contract/errors.js'
import { PAGE_LIMIT_MAX } from '#contract/page.js'
import { listAppeals } from '#permit/read-appeals.js'
import { listClearances } from '#permit/read-clearances.js'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'
import type { Live } from '../live/start-live.js'

const [CAMPAIGNS, TOTALS, MODELS, DECISIONS] = ['campaigns', 'totals', 'models', 'decisions'].map((name) =>
  readSql(import.meta.url, `./account-${name}.sql`),
) as [string, string, string, string]

const wide = z.coerce.number()
const campaignRow = accountRecordSchema.shape.campaigns.element.extend({ exchanges: wide })
const totalsRow = z.object({
  exchanges: wide,
  input_tokens: wide,
  output_tokens: wide,
  reasoning_tokens: wide,
  first_ms: wide,
  last_ms: wide,
})
const modelRow = z.object({ name: z.string(), exchanges: wide })
const decisionRow = decisionCountSchema.omit({ last: true }).extend({ count: wide, last_ms: wide })

/** All that is kept of an account. Throws a NotFoundError where that is nothing. */
export async function readAccount(
  { link: { state, engine }, figures }: Pick<Live, 'link' | 'figures'>,
  id: string,
): Promise<AccountRecord> {
  const now_ms = Date.now()
  const clearances = await listClearances(state, { account_id: id, limit: PAGE_LIMIT_MAX }, now_ms)
  const decisions = await engine.rows(decisionRow, DECISIONS, { account_id: id })
  const found: AccountRecord = {
    id,
    facts: (await findAccount(state, id)) ?? null,
    totals: await readTotals(engine, id),
    campaigns: await state.rows(campaignRow, CAMPAIGNS, [id]),
    clearances: clearances.items,
    verification: (await findVerification(state, id)) ?? null,
    decisions: decisions.map(({ last_ms, ...one }) => ({ ...one, last: timeOf(last_ms) })),
    profile: await figures.profile(id),
    standing: (await readStandings(state, [id]))[0] ?? null,
    appeals: (await listAppeals(state, { account_id: id, limit: PAGE_LIMIT_MAX })).items,
    holds: await holdsOf(state, id, now_ms),
  }
  if (isKnown(found)) return found
  throw new NotFoundError('nothing is known of it', `account ${id}`, 'Give an id as the exchanges name it.')
}

async function readTotals(engine: Engine, account_id: string): Promise<AccountTotals> {
  const [row] = await engine.rows(totalsRow, TOTALS, { account_id })
  const { first_ms, last_ms, ...sums } = row!
  const seen = sums.exchanges > 0
  return {
    ...sums,
    first_seen: seen ? timeOf(first_ms) : null,
    last_seen: seen ? timeOf(last_ms) : null,
    models: await engine.rows(modelRow, MODELS, { account_id }),
  }
}

const timeOf = (ms: number): string => new Date(ms).toISOString()

const isKnown = ({ facts, totals, verification, ...lists }: AccountRecord): boolean =>
  facts !== null ||
  verification !== null ||
  totals.exchanges > 0 ||
  [lists.campaigns, lists.clearances, lists.decisions, lists.appeals, lists.holds].some((list) => list.length > 0)
