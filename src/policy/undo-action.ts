import { z } from 'zod'
import type { Done } from '#contract/act.js'
import type { UndoneAction } from '#contract/policy-record.js'
import { readSql } from '#store/read-sql.js'
import type { State } from '#store/state/state.js'
import { lockActions } from './lock-actions.js'
import { SUMMARY_COLUMNS, summaryRow, unknownAction } from './read-actions.js'

const COUNT_RELEASED = readSql(import.meta.url, './count-released.sql')

const releasedRow = z.object({ released_count: z.coerce.number(), held_count: z.coerce.number() })

/**
 * Takes an action back, on all accounts at once, and says how many are released by it. Done again it changes nothing and
 * keeps who undid it first. `inside` is a transaction. Throws a NotFoundError.
 */
export async function undoAction(
  inside: State,
  { id, by }: { id: string; by: string },
  now_ms: number,
): Promise<Done<UndoneAction>> {
  const now = new Date(now_ms).toISOString()
  await lockActions(inside)
  const [undone] = await inside.rows(
    summaryRow,
    `UPDATE campaign_actions SET undone = $2, undone_by = $3 WHERE id = $1 AND undone IS NULL RETURNING ${SUMMARY_COLUMNS}`,
    [id, now, by],
  )
  const action = undone ?? (await readSummary(inside, id))
  const ended = undone === undefined || (action.expires !== null && action.expires <= now)
  const [counts] = ended ? [] : await inside.rows(releasedRow, COUNT_RELEASED, [id, now])
  const record = { action, ...(counts ?? { released_count: 0, held_count: 0 }) }
  if (undone === undefined) return { record }
  const { released_count, held_count } = record
  const detail = { campaign: action.campaign, released_count, held_count }
  return { record, act: { action: 'action.undone', subject: `action:${id}`, detail } }
}

async function readSummary(inside: State, id: string) {
  const [found] = await inside.rows(summaryRow, `SELECT ${SUMMARY_COLUMNS} FROM campaign_actions WHERE id = $1`, [id])
  if (found === undefined) throw unknownAction(id)
  return found
}
