import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'

/** Marks, in table `group_exchanges`, all exchanges of a group (table `sets`) that was found without content. */
export async function markAllExchanges(engine: Engine, group: number): Promise<void> {
  await engine.command(readSql(import.meta.url, './mark-all-exchanges.sql'), { group })
}
