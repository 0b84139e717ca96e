import { z } from 'zod'
import { campaignSummarySchema } from '#contract/campaign-record.js'
import { NotFoundError } from '#contract/errors.js'
import type { State } from '#store/state/state.js'
import { lockActions } from './lock-actions.js'

/** Of rows of campaigns; numbers of 64 bits come as strings. */
export const campaignRow = campaignSummarySchema.extend({ exchanges: z.coerce.number() })

export const CAMPAIGN_COLUMNS = `id, status, confidence, accounts_count, exchanges, first_seen, last_seen, raised, updated,
  present, coalesce(campaign ->> 'summary', '') AS summary`

/**
 * The campaign, which nobody else changes until the transaction ends: neither its status under an action that is being
 * taken, nor its accounts. Throws a NotFoundError.
 */
export async function lockCampaign(inside: State, id: string): Promise<z.infer<typeof campaignRow>> {
  await lockActions(inside)
  const [found] = await inside.rows(campaignRow, `SELECT ${CAMPAIGN_COLUMNS} FROM campaigns WHERE id = $1 FOR UPDATE`, [
    id,
  ])
  if (found !== undefined) return found
  throw new NotFoundError('not kept', `campaign ${id}`, 'List the campaigns to see their ids.')
}
