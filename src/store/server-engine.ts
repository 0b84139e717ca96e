import { createReadStream } from 'node:fs'
import { createClient } from '@clickhouse/client'
import { engineOf } from './client-engine.js'
import type { Engine } from './engine.js'

export interface ServerEngineOptions {
  /** http://user:password@host:8123/database */
  url: string
  /** a statement without an answer fails after it */
  answer_ms_max: number
}

/** An engine on a ClickHouse server. Files are sent to it, for it cannot read ours. */
export function openServerEngine({ url, answer_ms_max }: ServerEngineOptions): Engine {
  const client = createClient({ url, request_timeout: answer_ms_max, application: 'stillwatch' })
  return {
    ...engineOf(client),
    load: async (render, query_params, { path, columns }) => {
      const query = `${render(`input('${columns}')`)} FORMAT RowBinary`
      const { stream } = await client.exec({ query, query_params, values: createReadStream(path) })
      stream.resume()
    },
  }
}
