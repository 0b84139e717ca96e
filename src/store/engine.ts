import { type ClickHouseClient, createClient } from '@clickhouse/client'
import { drainPending, Session } from 'chdb'
import { createChdbConnection } from 'chdb/connection'
import type { z } from 'zod'

/** Values of the `{name:Type}` placeholders of a statement: bound by the engine, never spliced into its text. */
export type Params = Record<string, unknown>

/** The analytics engine: ClickHouse, embedded or a server, behind one client and one dialect. */
export interface Engine {
  /** Runs statements that give no rows. */
  command(sql: string, params?: Params): Promise<void>
  /** Runs a query and reads its rows through a schema. Keep it to bounded results: it buffers. */
  rows<T>(schema: z.ZodType<T>, sql: string, params?: Params): Promise<T[]>
  /** Runs a query without a FORMAT clause and gives its rows as RowBinary, for typed arrays. */
  binary(sql: string, params?: Params): Promise<Buffer>
  /** The same in pieces of whole rows, so that a result of any size takes bounded memory. One stream at a time. */
  stream(sql: string): AsyncIterable<Buffer>
  /** Inserts rows made here (documents, groups): never exchanges, which are read inside the engine. */
  insert(table: string, rows: readonly object[]): Promise<void>
  close(): Promise<void>
}

/** Rows an INSERT statement: the embedded engine takes them as text. */
const INSERT_ROWS = 50_000

export interface EmbeddedOptions {
  /** directory of the store; one process owns it */
  path: string
  /** bound of the engine's memory, bytes */
  memory_bytes_max: number
}

/** Opens the embedded engine. The session is kept open first: it carries the memory bound for the whole process. */
export async function openEmbedded({ path, memory_bytes_max }: EmbeddedOptions): Promise<Engine> {
  const session = new Session(path, { connectionArgs: [`--max_server_memory_usage=${memory_bytes_max}`] })
  // Both packages declare the same contract from two copies of its types.
  const connection = createChdbConnection({ path }) as unknown as NonNullable<
    Parameters<typeof createClient>[0]
  >['connection' & keyof object]
  const client = createClient({ connection } as Parameters<typeof createClient>[0])
  const engine = engineOf(client)
  return {
    ...engine,
    // The session hands bytes over without the client's copy. Only statements without bound values leave the engine
    // free for others meanwhile.
    binary: async (sql, params) => {
      const options = { format: 'RowBinary' }
      const result = params ? session.queryBindAsync(sql, params, options) : session.queryAsync(sql, options)
      return Buffer.from((await result).bytes())
    },
    stream: async function* (sql) {
      for await (const chunk of session.queryStream(sql, { format: 'RowBinary' })) yield bufferOf(chunk.raw())
    },
    close: async () => {
      await client.close()
      session.close()
      await drainPending()
    },
  }
}

const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, byteLength)

function engineOf(client: ClickHouseClient): Engine {
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
    insert: async (table, rows) => {
      for (let from = 0; from < rows.length; from += INSERT_ROWS) {
        await client.insert({ table, values: rows.slice(from, from + INSERT_ROWS), format: 'JSONEachRow' })
      }
    },
    close: () => client.close(),
  }
}
