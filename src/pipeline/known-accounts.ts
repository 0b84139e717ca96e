import { z } from 'zod'
import type { Known } from '#contract/told.js'
import { compileGlobs } from '#decide/compile-globs.js'
import type { Engine } from '#store/engine.js'
import { hashNames } from '#store/hash-names.js'
import { inPieces } from '#store/in-pieces.js'
import { readSql } from '#store/read-sql.js'

/**
 * Indices of the accounts that are known to be innocent at the end of the log: permits and the like that have not expired.
 * A permit that is bound to models or to a quota clears who keeps to it: leave to distil one model is none for the others.
 */
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
  const cleared = new Set(valid.filter((one) => !isBound(one)).map(({ account_id }) => account_id))
  const bound = valid.filter((one) => isBound(one) && !cleared.has(one.account_id))
  for (const account_id of await keepTo(engine, bound)) cleared.add(account_id)
  const index = new Map(accounts.map((account, i) => [account, i]))
  const hashes = await hashNames(engine, [...cleared])
  return new Set([...hashes.values()].flatMap((account) => index.get(account) ?? []))
}

const isBound = ({ models, quota }: Known): boolean => (models ?? quota ?? null) !== null

const useRow = z.object({ name: z.string(), model: z.string(), busiest_day: z.coerce.number() })
type Use = z.infer<typeof useRow>
const USE = readSql(import.meta.url, './models-used.sql')

/** The accounts that used nothing beyond their permits. One that sent nothing used nothing. */
async function keepTo(engine: Engine, bound: readonly Known[]): Promise<string[]> {
  const uses = new Map<string, Use[]>(bound.map(({ account_id }) => [account_id, []]))
  for (const names of inPieces([...uses.keys()])) {
    for (const use of await engine.rows(useRow, USE, { names })) uses.get(use.name)?.push(use)
  }
  return [...uses].flatMap(([name, used]) => {
    const permits = bound.filter(({ account_id }) => account_id === name)
    return staysWithin(used, permits) ? [name] : []
  })
}

/** The busiest days of several models may differ: their sum is at least the busiest day of all, so nobody is cleared in error. */
function staysWithin(used: readonly Use[], permits: readonly Known[]): boolean {
  const covering = permits.map(({ models, quota }) => {
    const covers = models ? compileGlobs(models) : () => true
    const requests = used.reduce((sum, { model, busiest_day }) => sum + (covers(model) ? busiest_day : 0), 0)
    return { covers, kept: requests <= (quota ?? Number.POSITIVE_INFINITY) }
  })
  return used.every(({ model }) => covering.some(({ covers, kept }) => kept && covers(model)))
}
