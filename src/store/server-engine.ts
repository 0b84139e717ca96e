import { createReadStream } from 'node:fs'
import { ClickHouseLogLevel, createClient } from '@clickhouse/client'
import { engineOf } from './client-engine.js'
import type { Engine } from './engine.js'

export interface ServerEngineOptions {
  /** http://user:password@host:8123/database */
  url: string
  /** a statement without an answer fails after it */
  answer_ms_max: number
}

export interface ServerEngine extends Engine {
  /** Another connection, to a database of that name, which is made where it is absent. */
  connect(database: string): Promise<Engine>
}

/** An engine on a ClickHouse server. Files are sent to it, for it cannot read ours. */
export function openServerEngine(options: ServerEngineOptions): ServerEngine {
  const engine = engineIn(options)
  return {
    ...engine,
    connect: async (database) => {
      await engine.command('CREATE DATABASE IF NOT EXISTS {database:Identifier}', { database })
      // Detection asks for more than a request waits for.
      return engineIn({ ...options, answer_ms_max: DETECTION_MS_MAX }, database)
    },
  }
}

const DETECTION_MS_MAX = 3_600_000

function engineIn({ url, answer_ms_max }: ServerEngineOptions, database?: string): Engine {
  const client = createClient({
    url,
    request_timeout: answer_ms_max,
    application: 'stillwatch',
    // What fails is told to who asked; the client would print it as well, with the statement.
    log: { level: ClickHouseLogLevel.OFF },
    ...(database === undefined ? {} : { database }),
  })
  return {
    ...engineOf(client),
    load: async (render, query_params, { path, columns }) => {
      const query = `${render(`input('${columns}')`)} FORMAT RowBinary`
      const { stream } = await client.exec({ query, query_params, values: createReadStream(path) })
      stream.on('error', () => {}).resume()
    },
  }
}
