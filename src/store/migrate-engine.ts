import { readdirSync } from 'node:fs'
import { z } from 'zod'
import type { Engine } from './engine.js'
import { readSql, statementsOf } from './read-sql.js'

const MIGRATIONS = new URL('./migrations/', import.meta.url)

const nameRow = z.object({ name: z.string() })

/**
 * Brings the tables of a running server, which stand beside those of createSchema, to this version: runs the numbered
 * files of migrations/ that it has not seen, in order. The engine has no transactions over statements: each statement of
 * a migration must bear being run again, for one that was cut off begins anew.
 */
export async function migrateEngine(engine: Engine): Promise<void> {
  await engine.command(
    'CREATE TABLE IF NOT EXISTS migrations (name String, at DateTime DEFAULT now()) ENGINE = MergeTree ORDER BY name',
  )
  const seen = new Set((await engine.rows(nameRow, 'SELECT name FROM migrations')).map(({ name }) => name))
  const files = readdirSync(MIGRATIONS).filter((file) => file.endsWith('.sql'))
  for (const name of files.sort().filter((file) => !seen.has(file))) {
    for (const statement of statementsOf(readSql(MIGRATIONS.href, name))) await engine.command(statement)
    await engine.command('INSERT INTO migrations (name) SELECT {name:String}', { name })
  }
}
