import type { Engine } from './engine.js'
import { readSql, statementsOf } from './read-sql.js'

/** Tables first, then the shared views in the order of their dependence. */
const FILES = ['./sql/schema.sql', './sql/detection.sql', './sql/texts/text-vectors.sql']

/** Makes the tables and views where they are absent, and sets the key of the hashed words once. */
export async function createSchema(
  engine: Engine,
  { sketch_key }: { sketch_key: readonly [bigint, bigint] },
): Promise<void> {
  for (const file of FILES) {
    for (const statement of statementsOf(readSql(import.meta.url, file))) await engine.command(statement)
  }
  const [low, high] = sketch_key
  await engine.command(
    'INSERT INTO sketch_key SELECT {low:UInt64}, {high:UInt64} WHERE (SELECT count() FROM sketch_key) = 0',
    { low: low.toString(), high: high.toString() },
  )
}

/** The tables of a database in which detection works beside a running server, over the tables of `main` (quoted). */
export async function createDetectionTables(engine: Engine, main: string): Promise<void> {
  for (const file of ['./sql/namespace.sql', './sql/detection.sql', './sql/texts/text-vectors.sql']) {
    const sql = readSql(import.meta.url, file).replaceAll('__MAIN__', main)
    for (const statement of statementsOf(sql)) await engine.command(statement)
  }
}
