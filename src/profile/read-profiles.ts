import { z } from 'zod'
import type { Profiles } from '#contract/profiles.js'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'
import { RowReader } from '#store/row-reader.js'

const UNIT = 16_384
const DIMENSIONS = 1024

const profileRow = z.object({ account: z.string(), texts_first: z.number(), texts_second: z.number() })

/** Reads the content profiles of all accounts with at least `texts_min` distinct texts. */
export async function readProfiles(engine: Engine, { texts_min }: { texts_min: number }): Promise<Profiles> {
  const rows = await engine.rows(profileRow, readSql(import.meta.url, './profiles.sql'), { texts_min })
  const accounts = rows.map((row) => row.account)
  const index = new Map(accounts.map((account, i) => [account, i]))
  const sums: [Float32Array, Float32Array] = [
    new Float32Array(accounts.length * DIMENSIONS),
    new Float32Array(accounts.length * DIMENSIONS),
  ]
  const squares: [Float64Array, Float64Array] = [new Float64Array(accounts.length), new Float64Array(accounts.length)]
  const reader = new RowReader(await engine.binary(readSql(import.meta.url, './profile-vectors.sql')))
  while (!reader.done) {
    const account = index.get(reader.uint64().toString())
    const half = reader.uint8()
    const dimensions = reader.uint16Array()
    const totals = reader.int32Array()
    if (account === undefined) continue
    const row = account * DIMENSIONS
    for (let k = 0; k < dimensions.length; k++) {
      if (dimensions[k] === DIMENSIONS) squares[half as 0 | 1][account] = totals[k]! / UNIT
      else sums[half as 0 | 1][row + dimensions[k]!] = totals[k]! / UNIT
    }
  }
  const texts: [Uint32Array, Uint32Array] = [
    Uint32Array.from(rows, (row) => row.texts_first),
    Uint32Array.from(rows, (row) => row.texts_second),
  ]
  return { count: accounts.length, dimensions: DIMENSIONS, accounts, texts, sums, squares }
}
