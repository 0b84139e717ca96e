import { z } from 'zod'
import type { Engine, Params } from '#store/engine.js'
import { namingPattern } from './naming-pattern.js'

const tableRow = z.object({ name: z.string(), column: z.enum(['account', 'account_id']), type: z.string() })
const countRow = z.object({ rows: z.coerce.number() })

/**
 * Removes an account from every table of the engine that has a column of that name, so that a table that is added later
 * is not forgotten, and from the dead letters that name it. Gives the rows by table. Done again it removes the rest.
 */
export async function eraseEngine(
  engine: Engine,
  { account_id, account_field }: { account_id: string; account_field: string },
): Promise<Record<string, number>> {
  const erased: Record<string, number> = {}
  for (const { name, column, type } of await accountTables(engine)) {
    const where = type === 'UInt64' ? `${column} = sipHash64({account_id:String})` : `${column} = {account_id:String}`
    await remove(name, where, { account_id })
  }
  await remove('dead_letters', 'match(document, {naming:String})', { naming: namingPattern(account_id, account_field) })
  return erased

  async function remove(table: string, where: string, params: Params): Promise<void> {
    const named = { ...params, table }
    const [found] = await engine.rows(countRow, `SELECT count() AS rows FROM {table:Identifier} WHERE ${where}`, named)
    if (found!.rows === 0) return
    // Not a mark that hides the rows until they are merged one day: they are rewritten before it is answered.
    await engine.command(`ALTER TABLE {table:Identifier} DELETE WHERE ${where} SETTINGS mutations_sync = 2`, named)
    erased[table] = found!.rows
  }
}

const accountTables = (engine: Engine) =>
  engine.rows(
    tableRow,
    `SELECT columns.table AS name, columns.name AS column, columns.type AS type
     FROM system.columns AS columns
     JOIN system.tables AS tables ON tables.database = columns.database AND tables.name = columns.table
     WHERE columns.database = currentDatabase() AND endsWith(tables.engine, 'MergeTree')
       AND (columns.name, columns.type) IN (('account', 'UInt64'), ('account', 'String'), ('account_id', 'String'))
     ORDER BY name`,
  )
