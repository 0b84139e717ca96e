import { z } from 'zod'
import type { Done } from '#contract/act.js'
import type { CampaignEvent } from '#contract/campaign-record.js'
import { type NewStatus, newStatusSchema, type StatusChange } from '#contract/policy-record.js'
import type { State } from '#store/state/state.js'
import { CAMPAIGN_COLUMNS, campaignRow, lockCampaign } from './lock-campaign.js'

/**
 * Sets what people think of a campaign, and writes it into its history. The status that it has changes nothing.
 * `inside` is a transaction. Throws a NotFoundError.
 */
export async function setCampaignStatus(
  inside: State,
  { campaign: id, by, ...asked }: NewStatus & { campaign: string; by: string },
  now_ms: number,
): Promise<Done<StatusChange>> {
  const { status, note } = newStatusSchema.parse(asked)
  const now = new Date(now_ms).toISOString()
  const { status: before } = await lockCampaign(inside, id)
  const actions = await standingActions(inside, id, now)
  if (before === status) return { record: { change: null, actions } }
  const [campaign] = await inside.rows(
    campaignRow,
    `UPDATE campaigns SET status = $2, updated = $3 WHERE id = $1 RETURNING ${CAMPAIGN_COLUMNS}`,
    [id, status, now],
  )
  const told = {
    at: now,
    kind: 'status',
    confidence: campaign!.confidence,
    accounts_count: campaign!.accounts_count,
    exchanges: campaign!.exchanges,
    joined: 0,
    left: 0,
    note: `${before} to ${status} by ${by}${note === '' ? '' : `: ${note}`}`,
  } satisfies Omit<CampaignEvent, 'seq'>
  const [written] = await inside.rows(
    z.object({ id: z.coerce.number() }),
    `INSERT INTO campaign_history (campaign, at, kind, confidence, accounts_count, exchanges, note)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
    [id, now, told.kind, told.confidence, told.accounts_count, told.exchanges, told.note],
  )
  const event = { seq: written!.id, ...told }
  return {
    record: { change: { campaign: campaign!, event }, actions },
    act: { action: 'campaign.status', subject: `campaign:${id}`, detail: { before, status, actions } },
  }
}

const standingActions = async (inside: State, campaign: string, now: string): Promise<string[]> => {
  const found = await inside.rows(
    z.object({ id: z.string() }),
    `SELECT id FROM campaign_actions
     WHERE campaign = $1 AND undone IS NULL AND (expires IS NULL OR expires > $2) ORDER BY id`,
    [campaign, now],
  )
  return found.map(({ id }) => id)
}
