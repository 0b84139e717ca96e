import type { Engine } from '#store/engine.js'
import { readSql, statementsOf } from '#store/read-sql.js'
import type { keptOlder } from './imported-batch.js'
import { BATCH_MARK } from './mend-ids.js'

const KEEP = statementsOf(readSql(import.meta.url, './keep-tokens.sql'))

/**
 * Puts the tokens of a batch among the others. A batch that fails after it and is sent again counts its exchanges twice in
 * them; which account showed what, first and last, stays right.
 */
export async function keepTokens(
  engine: Engine,
  params: { file: number } & ReturnType<typeof keptOlder>,
): Promise<void> {
  for (const statement of KEEP) await engine.command(`${statement} SETTINGS ${BATCH_MARK}`, params)
}
