import { z } from 'zod'
import type { Known } from '#contract/told.js'
import type { Engine } from '#store/engine.js'

const row = z.object({ account: z.string() })
const AT_ONCE = 10_000

/** Indices of the accounts that are known to be innocent at the end of the log: permits and the like that have not expired. */
export async function knownAccounts(
  engine: Engine,
  accounts: readonly string[],
  known: readonly Known[],
): Promise<ReadonlySet<number>> {
  if (known.length === 0) return new Set()
  const [last] = await engine.rows(
    z.object({ ms: z.coerce.number() }),
    'SELECT toUnixTimestamp64Milli(max(at)) AS ms FROM exchanges',
  )
  const valid = known.filter(({ expires }) => expires === undefined || Date.parse(expires) > (last?.ms ?? 0))
  const index = new Map(accounts.map((account, i) => [account, i]))
  const found = new Set<number>()
  for (let from = 0; from < valid.length; from += AT_ONCE) {
    const names = valid.slice(from, from + AT_ONCE).map(({ account_id }) => account_id)
    const rows = await engine.rows(row, 'SELECT sipHash64(arrayJoin({names:Array(String)})) AS account', { names })
    for (const { account } of rows) {
      const i = index.get(account)
      if (i !== undefined) found.add(i)
    }
  }
  return found
}
