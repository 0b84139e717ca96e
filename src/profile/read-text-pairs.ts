import type { Spread } from '#contract/profiles.js'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'
import { RowReader } from '#store/row-reader.js'
import { UNIT } from './text-vector.js'

/** Reads at most `pairs_max` accounts' pairs. Accounts weigh alike, however busy. */
export async function readTextPairs(engine: Engine, { pairs_max }: { pairs_max: number }): Promise<Spread> {
  const reader = new RowReader(await engine.binary(readSql(import.meta.url, './text-pairs.sql'), { pairs_max }))
  const spread: Spread = { dimensions: [], values: [] }
  let first: { account: bigint; dimensions: Uint16Array; units: Int32Array } | undefined
  while (!reader.done) {
    const text = { account: reader.uint64(), dimensions: reader.uint16Array(), units: reader.int32Array() }
    if (first?.account === text.account) {
      const difference = new Map<number, number>()
      first.dimensions.forEach((d, k) => {
        difference.set(d, first!.units[k]!)
      })
      text.dimensions.forEach((d, k) => {
        difference.set(d, (difference.get(d) ?? 0) - text.units[k]!)
      })
      spread.dimensions.push(Uint16Array.from(difference.keys()))
      spread.values.push(Float32Array.from(difference.values(), (v) => v / (UNIT * Math.SQRT2)))
      first = undefined
    } else first = text
  }
  return spread
}
