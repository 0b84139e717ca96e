import { z } from 'zod'
import type { Engine, Params, RowsFile } from '../engine.js'
import { answerOn, callerOn } from './calls.js'
import type { Port } from './port.js'

/** One port may lead to several connections of an engine. */
const CHANNEL = 'engine'
/** the place of the rows in a statement on its way */
const ROWS = '__ROWS__'

export interface RemoteEngineOptions {
  /** a statement without an answer fails after it; 0: never */
  answer_ms_max: number
}

/** An engine that another thread or process holds open. Files that it loads must be readable there. */
export function remoteEngine(port: Port, options: RemoteEngineOptions, channel = CHANNEL): Engine {
  const call = callerOn(port, channel, options)
  const bytes = async (sql: string, params?: Params): Promise<Buffer> => {
    const found = (await call('binary', [sql, params])) as Uint8Array
    return Buffer.from(found.buffer, found.byteOffset, found.byteLength)
  }
  return {
    command: async (sql, params) => {
      await call('command', [sql, params])
    },
    rows: async (schema, sql, params) =>
      ((await call('rows', [sql, params])) as unknown[]).map((row) => schema.parse(row)),
    binary: bytes,
    stream: async function* (sql) {
      const id = await call('streamOpen', [sql])
      try {
        for (;;) {
          const piece = (await call('streamNext', [id])) as Uint8Array | null
          if (piece === null) return
          yield Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
        }
      } finally {
        await call('streamClose', [id])
      }
    },
    load: async (render, params, file) => {
      await call('load', [render(ROWS), params, file])
    },
    insert: async (table, rows) => {
      // As one text: copying thousands of objects over costs ten times as much, and decisions wait meanwhile.
      await call('insert', [table, JSON.stringify(rows)])
    },
    close: async () => {},
  }
}

const anyRow = z.record(z.string(), z.unknown())

/** Lets whoever is at the other end of the port use an engine. */
export function serveEngine(port: Port, engine: Engine, channel = CHANNEL): void {
  const streams = new Map<number, AsyncIterator<Buffer>>()
  let opened = 0
  answerOn(port, channel, {
    command: (sql: string, params?: Params) => engine.command(sql, params),
    // What stands for the rows is known there: a ClickHouse server cannot read our files.
    load: (sql: string, params: Params, file: RowsFile) =>
      engine.load((source) => sql.replace(ROWS, () => source), params, file),
    rows: (sql: string, params?: Params) => engine.rows(anyRow, sql, params),
    binary: (sql: string, params?: Params) => engine.binary(sql, params),
    insert: (table: string, rows: string) => engine.insert(table, JSON.parse(rows) as object[]),
    // Pieces are asked for one by one: a slow reader holds back the engine and not our memory.
    streamOpen: async (sql: string) => {
      streams.set(++opened, engine.stream(sql)[Symbol.asyncIterator]())
      return opened
    },
    streamNext: async (id: number) => {
      const piece = await streams.get(id)?.next()
      return piece === undefined || piece.done ? null : piece.value
    },
    streamClose: async (id: number) => {
      await streams.get(id)?.return?.()
      streams.delete(id)
    },
  })
}
