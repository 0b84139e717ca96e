import { z } from 'zod'
import type { Profiles } from '#contract/profiles.js'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'
import { addTextVectors } from './add-text-vectors.js'
import { DIMENSIONS, UNIT } from './text-vector.js'

const profileRow = z.object({ account: z.string(), texts_first: z.number(), texts_second: z.number() })

/** Reads the content profiles of all accounts with at least `texts_min` distinct texts. */
export async function readProfiles(engine: Engine, { texts_min }: { texts_min: number }): Promise<Profiles> {
  const rows = await engine.rows(profileRow, readSql(import.meta.url, './profiles.sql'), { texts_min })
  const count = rows.length
  const accounts = rows.map((row) => row.account)
  const index = new Map(accounts.map((account, i) => [account, i]))
  const totals: [Int32Array, Int32Array] = [new Int32Array(count * DIMENSIONS), new Int32Array(count * DIMENSIONS)]
  const squares: [Float64Array, Float64Array] = [new Float64Array(count), new Float64Array(count)]
  await addTextVectors(engine, index, { sums: totals, squares })
  const texts: [Uint32Array, Uint32Array] = [
    Uint32Array.from(rows, (row) => row.texts_first),
    Uint32Array.from(rows, (row) => row.texts_second),
  ]
  return { count, dimensions: DIMENSIONS, accounts, texts, sums: [inUnits(totals[0]), inUnits(totals[1])], squares }
}

/** The totals as numbers, in the same memory: with many accounts it is the largest of the scan. */
function inUnits(totals: Int32Array): Float32Array {
  const numbers = new Float32Array(totals.buffer)
  for (let i = 0; i < totals.length; i++) numbers[i] = totals[i]! / UNIT
  return numbers
}
