import { z } from 'zod'
import { keptAffiliationSchema } from '#contract/affiliation.js'
import {
  CAMPAIGN_STATUSES,
  type CampaignChange,
  type CampaignEvent,
  type CampaignMember,
  type CampaignRecord,
  campaignRecordSchema,
  type ListedCampaign,
  listedCampaignSchema,
} from '#contract/campaign-record.js'
import { campaignStatisticsSchema } from '#contract/evidence.js'
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

const listedRow = summarise.row.extend(listedCampaignSchema.pick({ verdicts: true, capabilities: true }).shape)

/** Campaigns by confidence, falling; a page. */
export async function listCampaigns(state: State, filter: CampaignFilter): Promise<ListedCampaign[]> {
  const rows = await state.rows(
    listedRow,
    `SELECT ${summarise.columns}, campaign -> 'verdicts' AS verdicts, campaign -> 'capabilities' AS capabilities
     FROM campaigns
     WHERE ($1::text[] IS NULL OR status = ANY ($1)) AND confidence >= $2 AND (present OR status = 'confirmed' OR $3)
       AND ($4::text IS NULL OR (confidence, id) < (SELECT confidence, id FROM campaigns WHERE id = $4))
     ORDER BY confidence DESC, id DESC LIMIT $5`,
    [filter.status ?? null, filter.confidence_min ?? 0, filter.absent === true, filter.after ?? null, filter.limit],
  )
  return rows.map(({ verdicts, capabilities, ...found }) => ({ ...summarise(found), verdicts, capabilities }))
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

const DOCUMENT_COLUMNS = 'campaign, status, confidence_max, accounts_count, raised, updated, present'

const recordOf = ({ campaign, ...kept }: z.infer<typeof documentRow>): CampaignRecord =>
  campaignRecordSchema.parse({ ...campaign, ...kept })

export async function readCampaign(state: State, id: string): Promise<CampaignRecord | undefined> {
  const [row] = await state.rows(documentRow, `SELECT ${DOCUMENT_COLUMNS} FROM campaigns WHERE id = $1`, [id])
  return row === undefined ? undefined : recordOf(row)
}

const groundsRow = documentRow.extend({
  statistics: campaignStatisticsSchema.nullable(),
  affiliation: keptAffiliationSchema.nullable(),
})

/** A campaign with what its figures follow from, of one moment: a run between two statements would tear them apart. */
export async function readCampaignWithGrounds(
  state: State,
  id: string,
): Promise<(Pick<z.infer<typeof groundsRow>, 'statistics' | 'affiliation'> & { record: CampaignRecord }) | undefined> {
  const statement = `SELECT ${DOCUMENT_COLUMNS}, statistics, affiliation FROM campaigns WHERE id = $1`
  const [row] = await state.rows(groundsRow, statement, [id])
  if (row === undefined) return undefined
  const { statistics, affiliation, ...document } = row
  return { record: recordOf(document), statistics, affiliation }
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

const MEMBERS_AT_ONCE = 10_000

/** All accounts of a campaign in the order of their ids. */
export async function listAllMembers(state: State, campaign: string): Promise<CampaignMember[]> {
  const all: CampaignMember[] = []
  for (;;) {
    const page = await listMembers(state, campaign, { after: all.at(-1)?.id, limit: MEMBERS_AT_ONCE })
    all.push(...page)
    if (page.length < MEMBERS_AT_ONCE) return all
  }
}

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

/** The event with which a campaign began, however long its history is since. */
export async function readFirstEvent(state: State, campaign: string): Promise<CampaignEvent | undefined> {
  const [first] = await state.rows(
    eventRow,
    `SELECT ${EVENT_COLUMNS} FROM campaign_history
     WHERE campaign = $1 AND kind IN ('raised', 'split') ORDER BY id LIMIT 1`,
    [campaign],
  )
  return first
}

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
