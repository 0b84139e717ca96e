import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { CampaignChange, CampaignEvent } from '#contract/campaign-record.js'
import type { CampaignStatistics } from '#contract/evidence.js'
import type { Campaign } from '#contract/report.js'
import { readSql } from '#store/read-sql.js'
import type { State } from '#store/state/state.js'
import { toJsonb } from '#store/state/to-jsonb.js'
import { lockCampaigns } from './lock-campaigns.js'
import { type Matching, matchCampaigns } from './match-campaigns.js'
import { summarise } from './summarise.js'

const PUT_CAMPAIGN = readSql(import.meta.url, './put-campaign.sql')
const PUT_ACCOUNTS = readSql(import.meta.url, './put-accounts.sql')

const keptRow = z.object({
  id: z.string(),
  settled: z.boolean(),
  present: z.boolean(),
  confidence: z.number(),
  accounts: z.array(z.string()),
})
type Kept = z.infer<typeof keptRow>

export interface KeepOptions {
  /** share of the smaller set of accounts that two runs must have in common for one campaign */
  overlap_min: number
  at: Date
  /** the run did not see all accounts: what it did not find may be there all the same */
  partial?: boolean
  /** what the figures of the found campaigns follow from, by the ids that the run gave them */
  statistics?: readonly CampaignStatistics[]
}

/**
 * Writes what a run found over what was kept, under the ids that the campaigns had before, with their history, and gives
 * what changed. All of it or nothing. `read` is called behind the lock: accounts that are erased by then are to be left out.
 */
export const keepCampaigns = (
  state: State,
  read: () => readonly Campaign[],
  { overlap_min, at, partial = false, statistics = [] }: KeepOptions,
): Promise<CampaignChange[]> =>
  state.transaction(async (inside) => {
    await lockCampaigns(inside)
    const found = read()
    const kept = await inside.rows(
      keptRow,
      `SELECT id, status IN ('dismissed', 'closed') AS settled, present, confidence, array_remove(array_agg(account_id), NULL) AS accounts
       FROM campaigns LEFT JOIN campaign_accounts ON campaign_accounts.campaign = campaigns.id GROUP BY id`,
    )
    const sets = found.map(({ id, accounts }) => ({ id, accounts: accounts.map((account) => account.id) }))
    const matching = matchCampaigns(sets, kept, overlap_min)
    const before = new Map(kept.map((campaign) => [campaign.id, campaign]))
    const changes: CampaignChange[] = []
    const met = new Set<string>()
    for (const campaign of found) {
      const id = matching.kept_of.get(campaign.id) ?? freeId(campaign.id, before, at)
      met.add(id)
      const change = await keepOne(inside, { ...campaign, id }, before.get(id), {
        split_of: matching.split_of.get(campaign.id),
        statistics: statistics.find((one) => one.campaign === campaign.id),
        at,
        partial,
      })
      if (change !== undefined) changes.push(change)
    }
    for (const { id, present } of kept) {
      if (present && !met.has(id) && !partial) changes.push(await letGo(inside, id, matching, at))
    }
    return changes
  })

/** A new campaign of the very accounts of an older one that became something else needs another id. */
const freeId = (id: string, taken: ReadonlyMap<string, unknown>, at: Date): string =>
  taken.has(id) ? `camp_${createHash('sha256').update(`${id} ${at.toISOString()}`).digest('hex').slice(0, 16)}` : id

async function keepOne(
  state: State,
  { accounts, samples: _, ...campaign }: Campaign,
  before: Kept | undefined,
  {
    split_of,
    statistics,
    at,
    partial,
  }: { split_of: string | undefined; statistics: CampaignStatistics | undefined; at: Date; partial: boolean },
): Promise<CampaignChange | undefined> {
  const now = new Set(accounts.map(({ id }) => id))
  const had = new Set(before?.accounts)
  const joined = accounts.filter(({ id }) => !had.has(id)).length
  // Who is in doubt stays until a run over all accounts: membership must not come and go with the sample.
  const missed = [...had].filter((id) => !now.has(id))
  const left = partial ? 0 : missed.length
  const record = await state.rows(summarise.row, PUT_CAMPAIGN, [
    campaign.id,
    campaign.confidence,
    accounts.length + missed.length - left,
    campaign.exchanges,
    campaign.first_seen,
    campaign.last_seen,
    at.toISOString(),
    toJsonb(campaign),
    statistics === undefined ? null : toJsonb({ ...statistics, campaign: campaign.id }),
  ])
  if (left > 0) {
    await state.run('DELETE FROM campaign_accounts WHERE campaign = $1 AND account_id = ANY ($2)', [
      campaign.id,
      missed,
    ])
  }
  await state.run(PUT_ACCOUNTS, [campaign.id, toJsonb(accounts), at.toISOString()])
  const kind =
    before === undefined ? (split_of === undefined ? 'raised' : 'split') : before.present ? 'changed' : 'back'
  const moved = before === undefined || Math.abs(before.confidence - campaign.confidence) >= CONFIDENCE_STEP
  if (kind === 'changed' && joined === 0 && left === 0 && !moved) return undefined
  const note = split_of === undefined ? '' : `a part of ${split_of}`
  return {
    campaign: summarise(record[0]!),
    event: await writeEvent(state, record[0]!, { at, kind, joined, left, note }),
  }
}

/** Smaller moves of confidence are no event: they come with every exchange. */
const CONFIDENCE_STEP = 0.01

async function letGo(state: State, id: string, { merged_into }: Matching, at: Date): Promise<CampaignChange> {
  const heir = merged_into.get(id)
  const [record] = await state.rows(
    summarise.row,
    `UPDATE campaigns SET present = false, updated = $2 WHERE id = $1 RETURNING ${summarise.columns}`,
    [id, at.toISOString()],
  )
  const note = heir === undefined ? '' : `into ${heir}`
  const kind = heir === undefined ? 'gone' : 'merged'
  return {
    campaign: summarise(record!),
    event: await writeEvent(state, record!, { at, kind, joined: 0, left: 0, note }),
  }
}

async function writeEvent(
  state: State,
  record: z.infer<typeof summarise.row>,
  { at, kind, joined, left, note }: Pick<CampaignEvent, 'kind' | 'joined' | 'left' | 'note'> & { at: Date },
): Promise<CampaignEvent> {
  const { confidence, accounts_count } = record
  const exchanges = Number(record.exchanges)
  const [written] = await state.rows(
    z.object({ id: z.coerce.number() }),
    `INSERT INTO campaign_history (campaign, at, kind, confidence, accounts_count, exchanges, joined, left_count, note)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
    [record.id, at.toISOString(), kind, confidence, accounts_count, exchanges, joined, left, note],
  )
  return { seq: written!.id, at: at.toISOString(), kind, confidence, accounts_count, exchanges, joined, left, note }
}
