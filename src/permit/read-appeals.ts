import { type AppealRecord, appealRecordSchema } from '#contract/appeal.js'
import { NotFoundError } from '#contract/errors.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import type { State } from '#store/state/state.js'

export const APPEAL_COLUMNS = `id, account_id, case_id, statement, state, filed, filed_by, reviewer,
  decided_independently, outcome, decided, clearance`
export const appealRow = appealRecordSchema

/** Appeals by id, a page at a time, in all states where none is asked for. */
export async function listAppeals(
  state: State,
  request: PageRequest & { state?: AppealRecord['state'] | undefined; account_id?: string | undefined } = {},
): Promise<Page<AppealRecord>> {
  const rows = await state.rows(
    appealRow,
    `SELECT ${APPEAL_COLUMNS} FROM appeals
     WHERE ($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR account_id = $2) AND ($3::text IS NULL OR id > $3)
     ORDER BY id LIMIT $4`,
    [request.state ?? null, request.account_id ?? null, request.after ?? null, rowsFor(request)],
  )
  return pageOf(rows, request, ({ id }) => id)
}

/** Throws a NotFoundError. */
export async function readAppeal(state: State, id: string): Promise<AppealRecord> {
  const [found] = await state.rows(appealRow, `SELECT ${APPEAL_COLUMNS} FROM appeals WHERE id = $1`, [id])
  if (found !== undefined) return found
  throw new NotFoundError('not kept', `appeal ${id}`, 'List the appeals to see their ids.')
}
