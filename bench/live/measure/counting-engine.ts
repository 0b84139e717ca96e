import { z } from 'zod'
import type { Engine } from '#store/engine.js'

/** What statements made the engine read: the same on a busy machine as on a quiet one. */
export interface Reads {
  rows: number
  /** of the columns that were read, as they are in memory */
  bytes: number
}

export interface StatementReads extends Reads {
  /** the beginning of the statement */
  sql: string
}

export interface CountingEngine extends Engine {
  /** What each statement read since it was last asked; a statement that ran several times is there as often. */
  take(): StatementReads[]
}

const eventRow = z.object({ event: z.string(), value: z.coerce.number() })
const EVENTS = "SELECT event, value FROM system.events WHERE event IN ('SelectedRows', 'SelectedBytes')"

/** An engine that counts what it reads, by the engine's own counters. Nothing else may use the engine meanwhile. */
export async function countingEngine(engine: Engine): Promise<CountingEngine> {
  let taken: StatementReads[] = []
  const counters = async (): Promise<Reads> => {
    const found = new Map((await engine.rows(eventRow, EVENTS)).map(({ event, value }) => [event, value]))
    return { rows: found.get('SelectedRows') ?? 0, bytes: found.get('SelectedBytes') ?? 0 }
  }
  // To look at the counters is a read too.
  await counters()
  const [first, second] = [await counters(), await counters()]
  const own = { rows: second.rows - first.rows, bytes: second.bytes - first.bytes }
  const counted = async <T>(sql: string, run: () => Promise<T>): Promise<T> => {
    const before = await counters()
    try {
      return await run()
    } finally {
      const after = await counters()
      taken.push({
        sql: sql.replaceAll(/--.*$/gm, '').replaceAll(/\s+/g, ' ').trim(),
        rows: after.rows - before.rows - own.rows,
        bytes: after.bytes - before.bytes - own.bytes,
      })
    }
  }
  return {
    command: (sql, params) => counted(sql, () => engine.command(sql, params)),
    rows: (schema, sql, params) => counted(sql, () => engine.rows(schema, sql, params)),
    binary: (sql, params) => counted(sql, () => engine.binary(sql, params)),
    stream: async function* (sql) {
      const before = await counters()
      yield* engine.stream(sql)
      const after = await counters()
      taken.push({ sql, rows: after.rows - before.rows - own.rows, bytes: after.bytes - before.bytes - own.bytes })
    },
    load: (render, params, file) => engine.load(render, params, file),
    insert: (table, rows) => engine.insert(table, rows),
    close: () => engine.close(),
    take: () => {
      const all = taken
      taken = []
      return all
    },
  }
}
