import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'

/** Creates the view that derives what an exchange shows from the intake. */
export async function createSignals(engine: Engine): Promise<void> {
  await engine.command(readSql(import.meta.url, './exchanges-intake.sql'))
}
