import { z } from 'zod'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'
import { type Asking, type SharedValue, sharedRow } from './shared-value.js'

const SQL = readSql(import.meta.url, './shared-hours.sql')
/** Accounts with fewer exchanges have no shape: one an hour. */
const EXCHANGES_MIN = 24

const row = z.object({ ...sharedRow, hours_of: z.array(z.number()), exchanges_per_account_day: z.number() })

/** The shape of the campaign's day; none where no account of it has enough exchanges. */
export async function readSharedHours(engine: Engine, { run }: Asking): Promise<SharedValue[]> {
  const rows = await engine.rows(row, SQL, { run, exchanges_min: EXCHANGES_MIN })
  return rows.map(({ hours_of, exchanges_per_account_day, ...shared }) => ({
    ...shared,
    value: { kind: 'timing-shape' as const, hours: hours_of, exchanges_per_account_day },
  }))
}
