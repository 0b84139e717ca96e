import { randomBytes } from 'node:crypto'
import type { ClearanceRecord } from '#contract/permit.js'
import type { State } from '#store/state/state.js'
import { readClearance } from './read-clearances.js'

export interface ClearanceToInsert {
  account_id: string
  kind: ClearanceRecord['kind']
  models?: readonly string[] | undefined
  quota?: number | undefined
  purpose?: string
  reason?: string
  /** UTC, null for none */
  expires: string | null
  by: string
}

/** Writes a clearance of any kind, in a transaction. For those who have checked that it may be given. */
export async function insertClearance(
  inside: State,
  { account_id, kind, models, quota, purpose = '', reason = '', expires, by }: ClearanceToInsert,
  now_ms: number,
): Promise<ClearanceRecord> {
  // Fails outside a transaction: there the audit of it could be lost.
  await inside.run('LOCK TABLE clearances IN ROW EXCLUSIVE MODE')
  const id = `clr_${randomBytes(8).toString('hex')}`
  await inside.run(
    `INSERT INTO clearances (id, account_id, kind, models, quota, purpose, reason, expires, created, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      account_id,
      kind,
      models === undefined ? null : JSON.stringify(models),
      quota ?? null,
      purpose,
      reason,
      expires,
      new Date(now_ms).toISOString(),
      by,
    ],
  )
  return readClearance(inside, id, now_ms)
}
