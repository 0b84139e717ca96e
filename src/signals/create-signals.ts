import type { Engine } from '#store/engine.js'
import { readSql, statementsOf } from '#store/read-sql.js'
import { patternRows } from './pattern-rows.js'

const ROWS = 'Array(Tuple(pattern String, elicitation UInt16, capability UInt64, system Bool))'

/**
 * Makes the view from the intake to the exchanges, with this version's patterns. To be called after createSchema, each
 * time a store is opened: patterns of an older version are replaced, rows already derived stay as they are.
 */
export async function createSignals(engine: Engine): Promise<void> {
  for (const statement of statementsOf(readSql(import.meta.url, './exchanges-intake.sql'))) {
    await engine.command(statement)
  }
  await engine.command('TRUNCATE TABLE signal_patterns')
  await engine.command(
    `INSERT INTO signal_patterns
     SELECT nth, row.pattern, row.elicitation, row.capability, row.system
     FROM (SELECT arrayJoin(arrayEnumerate(rows)) AS nth, rows[nth] AS row FROM (SELECT JSONExtract({rows:String}, '${ROWS}') AS rows))`,
    { rows: JSON.stringify(patternRows()) },
  )
}
