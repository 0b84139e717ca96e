import { readdirSync } from 'node:fs'
import { z } from 'zod'
import { readSql, statementsOf } from '../read-sql.js'
import type { State } from './state.js'

const MIGRATIONS = new URL('./migrations/', import.meta.url)

/** Any number will do, so long as it is the same for all servers on one database. */
const MIGRATION_LOCK = 4_600_201

/**
 * Brings the state store to this version: runs the numbered files of migrations/ that it has not seen, in order, each
 * whole or not at all. Servers that start together wait for each other.
 */
export async function migrateState(state: State): Promise<void> {
  // Two that make a table at once both find none, IF NOT EXISTS or not, and one of them fails.
  await state.transaction(async (inside) => {
    await inside.run('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    await inside.run(
      'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())',
    )
  })
  for (const name of readdirSync(MIGRATIONS)
    .filter((file) => file.endsWith('.sql'))
    .sort()) {
    await state.transaction(async (inside) => {
      await inside.run('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
      const seen = await inside.rows(z.object({ name: z.string() }), 'SELECT name FROM migrations WHERE name = $1', [
        name,
      ])
      if (seen.length > 0) return
      for (const statement of statementsOf(readSql(MIGRATIONS.href, name))) await inside.run(statement)
      await inside.run('INSERT INTO migrations (name) VALUES ($1)', [name])
    })
  }
}
