import type { ClickHouseClient } from '@clickhouse/client'
import { type Engine, type Params, readRowsFile } from './engine.js'

/** Rows an INSERT statement: the embedded engine takes them as text. */
const INSERT_ROWS = 50_000

/** The engine over a client of either kind. */
export function engineOf(client: ClickHouseClient): Engine {
  const binary = async (query: string, query_params: Params = {}): Promise<Buffer> => {
    const { stream } = await client.exec({ query: `${query} FORMAT RowBinary`, query_params })
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks)
  }
  return {
    command: async (query, query_params = {}) => {
      await client.command({ query, query_params })
    },
    rows: async (schema, query, query_params = {}) => {
      const result = await client.query({
        query,
        query_params,
        format: 'JSONEachRow',
        clickhouse_settings: { output_format_json_quote_64bit_integers: 1 },
      })
      return (await result.json()).map((row) => schema.parse(row))
    },
    binary,
    stream: async function* (query) {
      yield await binary(query)
    },
    load: async (render, params, file) => {
      await client.command({ query: render(readRowsFile(file)), query_params: { ...params, rows_path: file.path } })
    },
    insert: async (table, rows) => {
      for (let from = 0; from < rows.length; from += INSERT_ROWS) {
        await client.insert({ table, values: rows.slice(from, from + INSERT_ROWS), format: 'JSONEachRow' })
      }
    },
    close: () => client.close(),
  }
}
