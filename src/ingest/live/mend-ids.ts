import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'

const MEND = ['./mend-ids.sql', './mend-clients.sql'].map((file) => readSql(import.meta.url, file))

const MARK = 'stillwatch batch'

/** Setting of every statement of a batch: by it those are known that still run on a ClickHouse server. */
export const BATCH_MARK = `log_comment = '${MARK}'`

/** Also for the first statement of a batch: what another batch left must not be taken for its own. */
export const EMPTY_ARRIVED = `TRUNCATE TABLE exchanges_arrived SETTINGS ${BATCH_MARK}`

/** Comes back when they have ended. Of this database alone: a ClickHouse server may serve others. */
const END_BATCHES = `KILL QUERY WHERE Settings['log_comment'] = '${MARK}' AND current_database = currentDatabase() SYNC`

/**
 * Mends what a batch that failed midway may have left: an exchange without its id would be taken twice. To be called
 * before the next batch. On a ClickHouse server a statement goes on when nobody waits for it any more, and would add its
 * exchanges to those of the retry; so it is ended first. In this order: what begins late finds nothing to keep, and what
 * has begun is seen among those that run.
 */
export async function mendIds(engine: Engine): Promise<void> {
  await engine.command(EMPTY_ARRIVED)
  await engine.command(END_BATCHES)
  for (const statement of MEND) await engine.command(statement)
}
