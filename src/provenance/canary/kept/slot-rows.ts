import type { z } from 'zod'
import { type CanarySlotRecord, canarySlotRecordSchema, canarySlotSchema } from '#contract/canary.js'
import { NotFoundError } from '#contract/errors.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import type { State } from '#store/state/state.js'

const row = canarySlotRecordSchema
  .pick({
    id: true,
    proposed: true,
    reviewed_by: true,
    approved: true,
    approved_by: true,
    approved_independently: true,
    withdrawn: true,
    withdrawn_by: true,
  })
  .extend({ slot: canarySlotSchema })

const COLUMNS =
  'id, slot, proposed, reviewed_by, approved, approved_by, approved_independently, withdrawn, withdrawn_by'

const recordOf = ({ slot, ...kept }: z.infer<typeof row>): CanarySlotRecord => ({
  ...slot,
  ...kept,
  state: stateOf(kept),
})

const stateOf = ({
  approved,
  withdrawn,
}: Pick<CanarySlotRecord, 'approved' | 'withdrawn'>): CanarySlotRecord['state'] => {
  if (withdrawn !== null) return 'withdrawn'
  return approved === null ? 'proposed' : 'approved'
}

/** Slots by id, in all states. */
export async function listSlots(state: State, request: PageRequest): Promise<Page<CanarySlotRecord>> {
  const sql = `SELECT ${COLUMNS} FROM canary_slots WHERE ($1::text IS NULL OR id > $1) ORDER BY id LIMIT $2`
  const rows = await state.rows(row, sql, [request.after ?? null, rowsFor(request)])
  return pageOf(rows.map(recordOf), request, ({ id }) => id)
}

/** Those that are not withdrawn, by id; their number is bounded. */
export async function standingSlots(state: State): Promise<CanarySlotRecord[]> {
  const sql = `SELECT ${COLUMNS} FROM canary_slots WHERE withdrawn IS NULL ORDER BY id`
  return (await state.rows(row, sql)).map(recordOf)
}

/** All that were ever approved, withdrawn ones among them: what they marked is still about. */
export async function servedSlots(state: State): Promise<CanarySlotRecord[]> {
  const sql = `SELECT ${COLUMNS} FROM canary_slots WHERE approved IS NOT NULL ORDER BY id`
  return (await state.rows(row, sql)).map(recordOf)
}

/** Throws a NotFoundError. */
export async function readSlot(state: State, id: string): Promise<CanarySlotRecord> {
  const [found] = await state.rows(row, `SELECT ${COLUMNS} FROM canary_slots WHERE id = $1`, [id])
  if (found !== undefined) return recordOf(found)
  throw new NotFoundError('not kept', `slot ${id}`, 'List the slots to see their ids.')
}

/** Nobody else changes slots until the transaction ends; outside one it fails. */
export const lockSlots = (inside: State): Promise<number> =>
  inside.run('LOCK TABLE canary_slots IN SHARE ROW EXCLUSIVE MODE')
