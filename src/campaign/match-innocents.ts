import { Random } from '#lib/random.js'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'
import { RowReader } from '#store/row-reader.js'

/** Accounts drawn from this many neighbours in activity: near enough to be alike, enough to differ between draws. */
const NEIGHBOURS = 80

/**
 * Fills table `sets`: every group as replicate 0 and, as replicates 1…B, sets of accounts outside all groups that match
 * its members one by one in activity. What they show is what chance gives. Accounts of groups that were dismissed are
 * not drawn: a class is innocent, but not a chance gathering.
 */
export async function matchInnocents(
  engine: Engine,
  groups: readonly { group: number; accounts: readonly string[] }[],
  dismissed: ReadonlySet<string>,
  { replicates, replicate_rows_max }: { replicates: number; replicate_rows_max: number },
): Promise<void> {
  await engine.command('TRUNCATE TABLE sets')
  const ranked = await rankByActivity(engine)
  const taken = new Set([...dismissed, ...groups.flatMap(({ accounts }) => accounts)])
  const pool = ranked.filter((account) => !taken.has(account))
  // The place of every account in the pool, or the place where it would stand.
  const place = new Map<string, number>()
  let at = 0
  for (const account of ranked) {
    place.set(account, at)
    if (!taken.has(account)) at++
  }
  for (const { group, accounts } of groups) {
    const random = new Random(0x5eed + accounts.length)
    const rounds = Math.min(replicates, Math.floor(replicate_rows_max / accounts.length))
    const rows = accounts.map((account) => ({ group, replicate: 0, account }))
    for (let replicate = 1; replicate <= rounds && pool.length > 0; replicate++) {
      for (const account of drawMatched(accounts, pool, place, random)) rows.push({ group, replicate, account })
    }
    await engine.insert('sets', rows)
  }
}

function drawMatched(
  accounts: readonly string[],
  pool: readonly string[],
  place: ReadonlyMap<string, number>,
  random: Random,
): Set<string> {
  const drawn = new Set<string>()
  const width = Math.min(pool.length, Math.max(NEIGHBOURS, 2 * accounts.length))
  const places = accounts.map((account) => place.get(account) ?? 0).sort((a, b) => a - b)
  for (const centre of places) {
    const from = Math.max(0, Math.min(pool.length - width, centre - (width >> 1)))
    // A neighbour that is taken is drawn again, a few times: sets hold an account once.
    for (let tries = 0; tries < 8; tries++) {
      const account = pool[from + random.below(width)]!
      if (drawn.has(account)) continue
      drawn.add(account)
      break
    }
  }
  return drawn
}

async function rankByActivity(engine: Engine): Promise<string[]> {
  const reader = new RowReader(await engine.binary(readSql(import.meta.url, './match-innocents.sql')))
  const ranked: string[] = []
  while (!reader.done) {
    ranked.push(reader.uint64().toString())
    reader.uint32()
  }
  return ranked
}
