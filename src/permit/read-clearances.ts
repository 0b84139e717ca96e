import { z } from 'zod'
import { NotFoundError } from '#contract/errors.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import { type ClearanceRecord, clearanceRecordSchema } from '#contract/permit.js'
import { readSql } from '#store/read-sql.js'
import type { State } from '#store/state/state.js'

const READ_CLEARANCES = readSql(import.meta.url, './read-clearances.sql')

/** Numbers of 64 bits come as strings. */
const clearanceRow = clearanceRecordSchema.extend({ quota: z.coerce.number().nullable() })

export interface ClearanceFilter {
  account_id?: string | undefined
  kind?: ClearanceRecord['kind'] | undefined
  state?: ClearanceRecord['state'] | undefined
}

/** Clearances by id, a page at a time, in all states where none is asked for. */
export async function listClearances(
  state: State,
  request: PageRequest & ClearanceFilter,
  now_ms: number,
): Promise<Page<ClearanceRecord>> {
  const { account_id, kind, state: wanted, after } = request
  const values = [now_ms, null, account_id, kind, wanted, after, rowsFor(request)]
  return pageOf(await readRows(state, values), request, ({ id }) => id)
}

/** Throws a NotFoundError. */
export async function readClearance(state: State, id: string, now_ms: number): Promise<ClearanceRecord> {
  const [found] = await readRows(state, [now_ms, id, null, null, null, null, 1])
  if (found !== undefined) return found
  throw new NotFoundError('not kept', `clearance ${id}`, 'List the clearances to see their ids.')
}

const readRows = (state: State, [now_ms, ...values]: readonly unknown[]): Promise<ClearanceRecord[]> =>
  state.rows(clearanceRow, READ_CLEARANCES, [
    new Date(now_ms as number).toISOString(),
    ...values.map((value) => value ?? null),
  ])
