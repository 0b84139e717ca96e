import { z } from 'zod'
import type { Engine } from '#store/engine.js'
import { readSql, statementsOf } from '#store/read-sql.js'

const TABLES = statementsOf(readSql(import.meta.url, '../intake-mixed.sql'))
const MEND = readSql(import.meta.url, './mend-ids.sql')

/** Makes what loading batches needs, and mends what a crash in the midst of a batch may have left. */
export async function openLiveTables(engine: Engine): Promise<void> {
  for (const statement of TABLES) await engine.command(statement)
  // A scan that kept its data here counted what it read; nobody reads that count of a running server.
  for (const view of ['intake_tally_intake', 'intake_mixed_tally']) await engine.command(`DROP VIEW IF EXISTS ${view}`)
  await engine.command('TRUNCATE TABLE rejected')
  await mendIds(engine)
}

/**
 * Mends what a batch that failed midway may have left: an exchange without its id would be taken twice. To be called
 * before the next batch.
 */
export async function mendIds(engine: Engine): Promise<void> {
  await engine.command(MEND)
}

const lastRow = z.object({ last: z.coerce.number() })

/** The number of the newest batch that left anything. */
export async function lastBatch(engine: Engine): Promise<number> {
  const [row] = await engine.rows(lastRow, 'SELECT max(file) AS last FROM exchanges')
  return row?.last ?? 0
}
