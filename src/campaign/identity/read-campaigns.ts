import { z } from 'zod'
import {
  CAMPAIGN_STATUSES,
  type CampaignChange,
  type CampaignEvent,
  type CampaignMember,
  type CampaignRecord,
  type CampaignSummary,
  campaignRecordSchema,
} from '#contract/campaign-record.js'
import type { State } from '#store/state/state.js'
import { summarise } from './summarise.js'

export interface CampaignFilter {
  status?: readonly (typeof CAMPAIGN_STATUSES)[number][] | undefined
  confidence_min?: number | undefined
  /** also those that the newest run did not find again */
  absent?: boolean | undefined
  /** a place in the order: the last campaign of the page before */
  after?: string | undefined
  limit: number
}

/** Campaigns by confidence, falling; a page. */
export async function listCampaigns(state: State, filter: CampaignFilter): Promise<CampaignSummary[]> {
  const rows = await state.rows(
    summarise.row,
    `SELECT ${summarise.columns} FROM campaigns
     WHERE ($1::text[] IS NULL OR status = ANY ($1)) AND confidence >= $2 AND (present OR status = 'confirmed' OR $3)
       AND ($4::text IS NULL OR (confidence, id) < (SELECT confidence, id FROM campaigns WHERE id = $4))
     ORDER BY confidence DESC, id DESC LIMIT $5`,
    [filter.status ?? null, filter.confidence_min ?? 0, filter.absent === true, filter.after ?? null, filter.limit],
  )
  return rows.map(summarise)
}

const documentRow = z.object({
  campaign: z.record(z.string(), z.unknown()),
  status: z.enum(CAMPAIGN_STATUSES),
  confidence_max: z.number(),
  accounts_count: z.number(),
  raised: z.string(),
  updated: z.string(),
  present: z.boolean(),
})

export async function readCampaign(state: State, id: string): Promise<CampaignRecord | undefined> {
  const [row] = await state.rows(
    documentRow,
    'SELECT campaign, status, confidence_max, accounts_count, raised, updated, present FROM campaigns WHERE id = $1',
    [id],
  )
  if (row === undefined) return undefined
  const { campaign, ...kept } = row
  return campaignRecordSchema.parse({ ...campaign, ...kept })
}

const memberRow = z.object({
  id: z.string(),
  role: z.enum(['core', 'member']),
  exchanges: z.coerce.number(),
  harvesting: z.number(),
  score: z.number(),
  since: z.string(),
})

/** Accounts of a campaign in the order of their ids; a page. */
export const listMembers = (
  state: State,
  campaign: string,
  { after = '', limit }: { after?: string | undefined; limit: number },
): Promise<CampaignMember[]> =>
  state.rows(
    memberRow,
    `SELECT account_id AS id, role, exchanges, harvesting, score, since FROM campaign_accounts
     WHERE campaign = $1 AND account_id > $2 ORDER BY account_id LIMIT $3`,
    [campaign, after, limit],
  )

const eventRow = z.object({
  seq: z.coerce.number(),
  at: z.string(),
  kind: z.enum(['raised', 'changed', 'merged', 'split', 'gone', 'back', 'status']),
  confidence: z.number(),
  accounts_count: z.number(),
  exchanges: z.coerce.number(),
  joined: z.number(),
  left: z.number(),
  note: z.string(),
})

const EVENT_COLUMNS = 'id AS seq, at, kind, confidence, accounts_count, exchanges, joined, left_count AS left, note'

/** The history of a campaign, newest first. */
export const listEvents = (state: State, campaign: string, limit: number): Promise<CampaignEvent[]> =>
  state.rows(eventRow, `SELECT ${EVENT_COLUMNS} FROM campaign_history WHERE campaign = $1 ORDER BY id DESC LIMIT $2`, [
    campaign,
    limit,
  ])

const changeRow = eventRow.extend({ campaign: z.string() })

/** What happened to all campaigns after an event, oldest first: for who was away. */
export async function listChangesAfter(state: State, seq: number, limit: number): Promise<CampaignChange[]> {
  const events = await state.rows(
    changeRow,
    `SELECT campaign, ${EVENT_COLUMNS} FROM campaign_history WHERE id > $1 ORDER BY id LIMIT $2`,
    [seq, limit],
  )
  const campaigns = await state.rows(summarise.row, `SELECT ${summarise.columns} FROM campaigns WHERE id = ANY ($1)`, [
    [...new Set(events.map(({ campaign }) => campaign))],
  ])
  const found = new Map(campaigns.map((row) => [row.id, summarise(row)]))
  return events.flatMap(({ campaign: id, ...event }) => {
    const campaign = found.get(id)
    return campaign === undefined ? [] : [{ campaign, event }]
  })
}

/** Accounts of the campaigns that the newest run found, or that a person confirmed. */
export const presentMembers = async (state: State): Promise<string[]> =>
  (
    await state.rows(
      z.object({ account_id: z.string() }),
      `SELECT DISTINCT account_id FROM campaign_accounts JOIN campaigns ON campaigns.id = campaign_accounts.campaign
       WHERE present OR status = 'confirmed' ORDER BY account_id`,
    )
  ).map(({ account_id }) => account_id)
