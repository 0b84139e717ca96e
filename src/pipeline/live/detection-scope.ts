import { z } from 'zod'
import { createDetectionTables } from '#store/create-schema.js'
import type { Engine } from '#store/engine.js'
import { quoteIdentifier } from '#store/quote-identifier.js'
import { readSql } from '#store/read-sql.js'

/** What a run looks at. */
export type Scope =
  /** every account */
  | { kind: 'full' }
  /** accounts that changed since the last full run, those of kept campaigns, and a sample of the others to compare with */
  | { kind: 'update'; members: readonly string[]; background_max: number }

interface ScopeSizes {
  /** exchanges that are stored */
  stored: number
  /** exchanges that the run reads */
  exchanges: number
}

export type ScopeFacts =
  /** `until`: the newest batch that the run sees */
  ScopeSizes & ({ kind: 'full'; until: number } | { kind: 'update' })

/** An update that would read more than this share of what is stored is made a full run. */
const UPDATE_SHARE_MAX = 0.5

const untilRow = z.object({ until: z.coerce.number() })
const countRow = z.object({ exchanges: z.coerce.number() })

/**
 * Lays out what a run reads, in the database of `engine`, from `database`. Statements that define tables take no
 * bound values: the name of the database is quoted, and the batch is a number.
 */
export async function prepareScope(engine: Engine, database: string, scope: Scope): Promise<ScopeFacts> {
  const main = quoteIdentifier(database)
  await createDetectionTables(engine, main)
  const stored = await countExchanges(engine, `${main}.exchanges`)
  if (scope.kind === 'update') {
    await fillScope(engine, main, scope)
    const exchanges = await countExchanges(engine, `${main}.exchanges WHERE account IN (SELECT account FROM scope)`)
    if (exchanges <= UPDATE_SHARE_MAX * stored) return copyScope(engine, main, stored)
  }
  const [{ until } = { until: 0 }] = await engine.rows(untilRow, `SELECT max(file) AS until FROM ${main}.exchanges`)
  await engine.command(`CREATE VIEW exchanges AS SELECT * FROM ${main}.exchanges WHERE file <= ${until}`)
  await engine.command(`CREATE VIEW accounts_seen AS SELECT * FROM ${main}.accounts_seen`)
  return { kind: 'full', until, stored, exchanges: stored }
}

async function fillScope(
  engine: Engine,
  main: string,
  { members, background_max }: Scope & { kind: 'update' },
): Promise<void> {
  // As rows: a request of a ClickHouse server holds no values of a megabyte.
  await engine.insert(
    'scope_members',
    members.map((name) => ({ name })),
  )
  const fill = readSql(import.meta.url, './fill-scope.sql').replaceAll('__MAIN__', main)
  await engine.command(fill, { background_max })
}

/** Copies: a view would look for the accounts in the whole store again in each statement of the run. */
async function copyScope(engine: Engine, main: string, stored: number): Promise<ScopeFacts> {
  for (const table of ['exchanges', 'accounts_seen']) {
    await engine.command(`CREATE TABLE ${table} AS ${main}.${table}`)
    await engine.command(
      `INSERT INTO ${table} SELECT * FROM ${main}.${table} WHERE account IN (SELECT account FROM scope)`,
    )
  }
  return { kind: 'update', stored, exchanges: await countExchanges(engine, 'exchanges') }
}

async function countExchanges(engine: Engine, source: string): Promise<number> {
  const [counted] = await engine.rows(countRow, `SELECT count() AS exchanges FROM ${source}`)
  return counted?.exchanges ?? 0
}

/** Removes what a run copied and derived: it must not outlive the retention of what it was made from. */
export async function clearScope(engine: Engine): Promise<void> {
  for (const copied of ['exchanges', 'accounts_seen']) await engine.command(`DROP TABLE IF EXISTS ${copied}`)
  for (const table of ['texts', 'sets', 'group_words', 'group_exchanges', 'scope', 'scope_members'])
    await engine.command(`TRUNCATE TABLE IF EXISTS ${table}`)
}

/** What a full run has seen counts as changed no longer. To be called when its result is kept, on the store's database. */
export const forgetChanged = (engine: Engine, { until }: ScopeFacts & { kind: 'full' }): Promise<void> =>
  engine.command('DELETE FROM changed_accounts WHERE file <= {until:UInt32}', { until })
