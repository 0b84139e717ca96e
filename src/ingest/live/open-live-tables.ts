import { z } from 'zod'
import type { Engine } from '#store/engine.js'
import { readSql, statementsOf } from '#store/read-sql.js'
import { mendIds } from './mend-ids.js'

const TABLES = statementsOf(readSql(import.meta.url, '../intake-mixed.sql'))

/** Makes what loading batches needs, and mends what a crash in the midst of a batch may have left. */
export async function openLiveTables(engine: Engine): Promise<void> {
  for (const statement of TABLES) await engine.command(statement)
  // A scan that kept its data here counted what it read; nobody reads that count of a running server.
  for (const view of ['intake_tally_intake', 'intake_mixed_tally']) await engine.command(`DROP VIEW IF EXISTS ${view}`)
  await engine.command('TRUNCATE TABLE rejected')
  await mendIds(engine)
}

const lastRow = z.object({ last: z.coerce.number() })

/**
 * The number of the newest batch that left anything, be it exchanges, which retention or an erasure may have taken since,
 * or its row in the chain of custody: where two batches had one number, that would tell of the wrong one.
 */
export async function lastBatch(engine: Engine): Promise<number> {
  const [row] = await engine.rows(
    lastRow,
    `SELECT greatest((SELECT max(file) FROM exchanges), (SELECT max(file) FROM newest_batch),
       (SELECT max(file) FROM batches)) AS last`,
  )
  return row?.last ?? 0
}
