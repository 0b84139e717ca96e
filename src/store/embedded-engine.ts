import { type ClickHouseClient, createClient } from '@clickhouse/client'
import { drainPending, Session } from 'chdb'
import { createChdbConnection } from 'chdb/connection'
import { engineOf } from './client-engine.js'
import type { Engine } from './engine.js'
import { quoteIdentifier } from './quote-identifier.js'

export interface EmbeddedOptions {
  /** directory of the store; one process owns it */
  path: string
  /** bound of the engine's memory, bytes */
  memory_bytes_max: number
}

/**
 * A connection runs its statements one after the other; who must not wait for another's opens one of its own. It ends with
 * the engine.
 */
export interface EmbeddedEngine extends Engine {
  /** Another connection, to a database of that name, which is made where it is absent. */
  connect(database: string): Promise<Engine>
}

/** Opens the embedded engine. The session is kept open first: it carries the memory bound for the whole process. */
export async function openEmbedded({ path, memory_bytes_max }: EmbeddedOptions): Promise<EmbeddedEngine> {
  const session = new Session(path, { connectionArgs: [`--max_server_memory_usage=${memory_bytes_max}`] })
  const client = clientOf(path)
  const others: { session: Session; client: ClickHouseClient }[] = []
  return {
    ...sharing(session, client),
    connect: async (database) => {
      await client.command({ query: 'CREATE DATABASE IF NOT EXISTS {database:Identifier}', query_params: { database } })
      const another = { session: new Session(path), client: clientOf(path) }
      others.push(another)
      const use = `USE ${quoteIdentifier(database)}`
      await another.client.command({ query: use })
      another.session.query(use)
      return { ...sharing(another.session, another.client), close: async () => {} }
    },
    close: async () => {
      for (const other of others) {
        await other.client.close()
        other.session.close()
      }
      await client.close()
      session.close()
      await drainPending()
    },
  }
}

/** A client's engine, with the session's ways to hand bytes over without the client's copy. */
const sharing = (session: Session, client: ClickHouseClient): Engine => ({
  ...engineOf(client),
  // Only statements without bound values leave the engine free for others meanwhile.
  binary: async (sql, params) => {
    const options = { format: 'RowBinary' }
    const result = params ? session.queryBindAsync(sql, params, options) : session.queryAsync(sql, options)
    return Buffer.from((await result).bytes())
  },
  stream: async function* (sql) {
    for await (const chunk of session.queryStream(sql, { format: 'RowBinary' })) yield bufferOf(chunk.raw())
  },
})

function clientOf(path: string): ClickHouseClient {
  // Both packages declare the same contract from two copies of its types.
  const connection = createChdbConnection({ path }) as unknown as NonNullable<
    Parameters<typeof createClient>[0]
  >['connection' & keyof object]
  return createClient({ connection } as Parameters<typeof createClient>[0])
}

const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, byteLength)
