import type { Engine } from '#store/engine.js'
import { readSql, statementsOf } from '#store/read-sql.js'
import { patternRows } from './pattern-rows.js'

const ROWS = 'Array(Tuple(pattern String, elicitation UInt16, capability UInt64, system Bool))'

/**
 * Where derived rows go. A running server looks for repeats before they join the others; where communities are configured,
 * `exchanges_clear` (tokens/) hands them on, and holds besides of what tokens are made.
 */
export type SignalsTarget = 'exchanges' | 'exchanges_arrived' | 'exchanges_clear'

/**
 * Makes the view from the intake to the exchanges, with this version's patterns. To be called after createSchema, each
 * time a store is opened: patterns of an older version are replaced, rows already derived stay as they are.
 */
export async function createSignals(engine: Engine, target: SignalsTarget = 'exchanges'): Promise<void> {
  // A view is never changed in place: a store may hold that of an older version, or one to the other table.
  await engine.command('DROP VIEW IF EXISTS exchanges_intake')
  const sql = readSql(import.meta.url, './exchanges-intake.sql')
    .replace(' TO exchanges AS', ` TO ${target} AS`)
    .replace('__CLEAR__', target === 'exchanges_clear' ? ',\n  system_text,\n  words,\n  clear' : '')
  for (const statement of statementsOf(sql)) await engine.command(statement)
  await engine.command('TRUNCATE TABLE signal_patterns')
  await engine.command(
    `INSERT INTO signal_patterns
     SELECT nth, row.pattern, row.elicitation, row.capability, row.system
     FROM (SELECT arrayJoin(arrayEnumerate(rows)) AS nth, rows[nth] AS row FROM (SELECT JSONExtract({rows:String}, '${ROWS}') AS rows))`,
    { rows: JSON.stringify(patternRows()) },
  )
}
