import type { GroupDetector } from '#contract/detector.js'
import type { Engine } from '#store/engine.js'
import { RowReader } from '#store/row-reader.js'

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

/** Runs a detector's query over all sets of the table `sets`. Rows come in no order. */
export async function readStatistics(
  engine: Engine,
  detector: GroupDetector,
  params: DetectorParams = {},
): Promise<SetStatistic[]> {
  const reader = new RowReader(await engine.binary(detector.sql, { ...detector.params, ...params }))
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
