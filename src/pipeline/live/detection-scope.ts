import { z } from 'zod'
import { createDetectionTables } from '#store/create-schema.js'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'

/** What a run looks at. */
export type Scope =
  /** every account */
  | { kind: 'full' }
  /** accounts that changed since the last full run, those of kept campaigns, and a sample of the others to compare with */
  | { kind: 'update'; members: readonly string[]; background_max: number }

export interface ScopeFacts {
  kind: Scope['kind']
  /** the newest batch that the run sees */
  until: number
  /** exchanges that are stored */
  stored: number
  /** exchanges that the run reads */
  exchanges: number
}

/** An update that would read more than this share of what is stored is made a full run. */
const UPDATE_SHARE_MAX = 0.5

const headRow = z.object({ until: z.coerce.number(), stored: z.coerce.number() })
const countRow = z.object({ exchanges: z.coerce.number() })

/**
 * Lays out what a run reads, in the database of `engine`, from the database `main`. Statements that define tables take no
 * bound values: names of databases are checked, and the batch is a number.
 */
export async function prepareScope(engine: Engine, main: string, scope: Scope): Promise<ScopeFacts> {
  if (!/^\w+$/.test(main)) throw new Error(`database ${main}: only letters, digits and _`)
  await createDetectionTables(engine, main)
  const [{ until, stored } = { until: 0, stored: 0 }] = await engine.rows(
    headRow,
    `SELECT max(file) AS until, count() AS stored FROM ${main}.exchanges`,
  )
  const exchanges = scope.kind === 'update' ? await fillScope(engine, main, scope) : stored
  if (scope.kind === 'full' || exchanges > UPDATE_SHARE_MAX * stored) {
    await engine.command(`CREATE VIEW exchanges AS SELECT * FROM ${main}.exchanges WHERE file <= ${until}`)
    await engine.command(`CREATE VIEW accounts_seen AS SELECT * FROM ${main}.accounts_seen`)
    return { kind: 'full', until, stored, exchanges: stored }
  }
  await engine.command(`CREATE TABLE exchanges AS ${main}.exchanges`)
  await engine.command(
    `INSERT INTO exchanges SELECT * FROM ${main}.exchanges WHERE account IN (SELECT account FROM scope) AND file <= ${until}`,
  )
  await engine.command(
    `CREATE VIEW accounts_seen AS SELECT * FROM ${main}.accounts_seen WHERE account IN (SELECT account FROM scope)`,
  )
  return { kind: 'update', until, stored, exchanges }
}

async function fillScope(
  engine: Engine,
  main: string,
  { members, background_max }: Scope & { kind: 'update' },
): Promise<number> {
  const fill = readSql(import.meta.url, './fill-scope.sql').replaceAll('__MAIN__', main)
  // As rows: a request of a ClickHouse server holds no values of a megabyte.
  await engine.insert(
    'scope_members',
    members.map((name) => ({ name })),
  )
  await engine.command(fill, { background_max })
  const [counted] = await engine.rows(
    countRow,
    `SELECT count() AS exchanges FROM ${main}.exchanges WHERE account IN (SELECT account FROM scope)`,
  )
  return counted?.exchanges ?? 0
}

/** Removes what a run copied and derived: it must not outlive the retention of what it was made from. */
export async function clearScope(engine: Engine): Promise<void> {
  await engine.command('DROP TABLE IF EXISTS exchanges')
  for (const table of ['texts', 'sets', 'group_words', 'group_exchanges', 'scope', 'scope_members'])
    await engine.command(`TRUNCATE TABLE IF EXISTS ${table}`)
}

/** What a full run has seen counts as changed no longer. To be called when its result is kept, on the store's database. */
export const forgetChanged = (engine: Engine, { until }: ScopeFacts): Promise<void> =>
  engine.command('DELETE FROM changed_accounts WHERE file <= {until:UInt32}', { until })
