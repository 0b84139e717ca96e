import type { GroupDetector } from '#contract/detector.js'
import type { Engine } from '#store/engine.js'
import { statementsOf } from '#store/read-sql.js'
import { RowReader } from '#store/row-reader.js'
import { DerivedTables } from './derived-tables.js'

/** A detector's word on one set of accounts. */
export interface SetStatistic {
  group: number
  /** 0: the group under test; 1…B: its matched innocents */
  replicate: number
  /** NaN where nothing can be said of the set */
  statistic: number
  accounts: number
}

export type DetectorParams = GroupDetector['params']

/**
 * Runs a detector's query over all sets of the table `sets`. Rows come in no order.
 *
 * @param tables those that detectors have filled already
 */
export async function readStatistics(
  engine: Engine,
  detector: GroupDetector,
  params: DetectorParams = {},
  tables = new DerivedTables(engine),
): Promise<SetStatistic[]> {
  const values = { ...detector.params, ...params }
  const statements = statementsOf(detector.sql)
  await tables.fill(statements.slice(0, -1), values)
  const reader = new RowReader(await engine.binary(statements.at(-1)!, values))
  const rows: SetStatistic[] = []
  while (!reader.done) {
    rows.push({
      group: reader.uint32(),
      replicate: reader.uint32(),
      statistic: reader.float64(),
      accounts: reader.uint32(),
    })
  }
  return rows
}
