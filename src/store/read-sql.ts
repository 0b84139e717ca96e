import { readFileSync } from 'node:fs'

/**
 * The text of an SQL file that stands beside a module: `readSql(import.meta.url, './profiles.sql')`.
 * The build copies SQL files to the same places under dist/.
 */
export const readSql = (from: string, name: string): string => readFileSync(new URL(name, from), 'utf8')

/** The statements of an SQL file, in order. A line that holds only `;` ends a statement. */
export const statementsOf = (sql: string): string[] =>
  sql
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replace(/--.*$/gm, '').trim() !== '')
