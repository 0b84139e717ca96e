import { join } from 'node:path'
import { z } from 'zod'
import { openEmbedded } from '#store/embedded-engine.js'

const countRow = z.object({
  rows: z.coerce.number(),
  different: z.coerce.number(),
  ids: z.coerce.number(),
  different_ids: z.coerce.number(),
})

const COUNT = `SELECT count() AS rows, uniqExact(account, id) AS different,
  (SELECT count() FROM exchange_ids) AS ids, (SELECT uniqExact(account, id) FROM exchange_ids) AS different_ids
FROM exchanges`

/** What the store of a stopped server holds: rows, and how many of them are different exchanges. */
export async function countStored(data: string): Promise<z.infer<typeof countRow>> {
  const engine = await openEmbedded({ path: join(data, 'exchanges'), memory_bytes_max: 2 ** 30 })
  try {
    const [row] = await engine.rows(countRow, COUNT)
    return row!
  } finally {
    await engine.close()
  }
}

/** A store that holds so many exchanges, each of them once. */
export const eachOnce = (exchanges: number): z.infer<typeof countRow> => ({
  rows: exchanges,
  different: exchanges,
  ids: exchanges,
  different_ids: exchanges,
})
