import type { z } from 'zod'
import { NotFoundError } from '#contract/errors.js'
import {
  type ActionRecord,
  type ActionSummary,
  actionRecordSchema,
  actionSummarySchema,
} from '#contract/policy-record.js'
import type { State } from '#store/state/state.js'

const SHARED = 'id, campaign, mode, consequence AS do, reason, expires, taken, taken_by, undone, undone_by'
export const ACTION_COLUMNS = `${SHARED}, accounts, skipped`
export const SUMMARY_COLUMNS = `${SHARED}, jsonb_array_length(accounts) AS accounts_count,
  jsonb_array_length(skipped) AS skipped_count`
export const actionRow: z.ZodType<ActionRecord> = actionRecordSchema
export const summaryRow: z.ZodType<ActionSummary> = actionSummarySchema

/** An action with its accounts. Throws a NotFoundError. */
export async function readAction(state: State, id: string): Promise<ActionRecord> {
  const [found] = await state.rows(actionRow, `SELECT ${ACTION_COLUMNS} FROM campaign_actions WHERE id = $1`, [id])
  if (found !== undefined) return found
  throw unknownAction(id)
}

export const unknownAction = (id: string) =>
  new NotFoundError('not kept', `action ${id}`, 'List the actions on the campaign to see their ids.')

/** The newest actions on a campaign, undone and expired ones too; none where there is no such campaign. */
export const listActions = (
  state: State,
  { campaign, limit = 100 }: { campaign: string; limit?: number },
): Promise<ActionSummary[]> =>
  state.rows(
    summaryRow,
    `SELECT ${SUMMARY_COLUMNS} FROM campaign_actions WHERE campaign = $1 ORDER BY taken DESC, id LIMIT $2`,
    [campaign, limit],
  )
