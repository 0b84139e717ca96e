import pg from 'pg'
import type { z } from 'zod'
import type { State, Values } from './state.js'

export interface StateOptions {
  /** postgres://… of a server, or the directory of the socket of an embedded one */
  url: string
  /** connections kept at most; the embedded store has one, for it runs one statement at a time */
  connections_max: number
  /** a statement that takes longer fails */
  statement_ms_max: number
}

const TIMESTAMP_WITH_ZONE = 1184

const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === TIMESTAMP_WITH_ZONE
      ? (text: string) => new Date(text).toISOString()
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

/** Opens the state store. Connections are made when they are needed: a server that is away is told by the first query. */
export function openState({ url, connections_max, statement_ms_max }: StateOptions): State {
  const where = url.startsWith('/') ? { host: url, user: 'postgres', database: 'postgres' } : { connectionString: url }
  const pool = new pg.Pool({
    ...where,
    max: connections_max,
    types,
    connectionTimeoutMillis: statement_ms_max,
    query_timeout: statement_ms_max,
    application_name: 'stillwatch',
  })
  // An idle connection that breaks is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => {})
  return { ...statementsOn(pool), transaction: (work) => inTransaction(pool, work), close: () => pool.end() }
}

type Runner = Pick<pg.Pool, 'query'>

const statementsOn = (runner: Runner): Pick<State, 'run' | 'rows'> => ({
  run: async (sql, values = []) => (await runner.query(sql, [...values])).rowCount ?? 0,
  rows: async <T>(schema: z.ZodType<T>, sql: string, values: Values = []) =>
    (await runner.query(sql, [...values])).rows.map((row) => schema.parse(row)),
})

async function inTransaction<T>(pool: pg.Pool, work: (state: State) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  // The pool does not listen to a client that is lent out; without a listener a lost connection would end the process.
  client.on('error', onLost)
  try {
    await client.query('BEGIN')
    const result = await work({ ...statementsOn(client as unknown as Runner), transaction: nested, close: nested })
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch((lost: Error) => {
      broken = lost
    })
    throw error
  } finally {
    client.off('error', onLost)
    client.release(broken)
  }
}

/** The next statement on the connection tells of it. */
const onLost = (): void => {}

const nested = (): never => {
  throw new Error('a transaction is not opened or closed inside another')
}
