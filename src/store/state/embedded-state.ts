import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'

/** PostgreSQL in this process, on a socket: who uses it speaks to it as to a server. */
export interface EmbeddedState {
  /** for openState */
  socket_directory: string
  close(): Promise<void>
}

/** Names of sockets end at 108 bytes, so they cannot stand in the data directory. */
const SOCKET = '.s.PGSQL.5432'

/** Opens the embedded PostgreSQL of a directory, which must be locked by the caller. The first time takes seconds. */
export async function openEmbeddedState(directory: string): Promise<EmbeddedState> {
  mkdirSync(directory, { recursive: true })
  // Not on disk at each commit would be quicker, and lose what was acknowledged.
  const db = await PGlite.create({ dataDir: directory, relaxedDurability: false })
  endWhenBroken(db)
  const socket_directory = makeSocketDirectory(directory)
  const server = new PGLiteSocketServer({ db, path: join(socket_directory, SOCKET), maxConnections: 4 })
  await server.start()
  return {
    socket_directory,
    close: async () => {
      await server.stop()
      await db.close()
      rmSync(socket_directory, { recursive: true, force: true })
    },
  }
}

const SOCKET_PREFIX = join(tmpdir(), 'stillwatch-state-')

/** A new one each time, so that nobody can have laid it out before. That of a process that was killed is removed. */
function makeSocketDirectory(directory: string): string {
  const note = `${directory}.socket`
  const left = existsSync(note) ? readFileSync(note, 'utf8') : ''
  if (left.startsWith(SOCKET_PREFIX)) rmSync(left, { recursive: true, force: true })
  const made = mkdtempSync(SOCKET_PREFIX)
  writeFileSync(note, made)
  return made
}

/**
 * PostgreSQL answers a bad statement; what it throws is its own end (out of memory, a full disk in the midst of a write).
 * The socket's queue then stands still for ever, so the process ends, and who started it starts it anew.
 */
function endWhenBroken(db: PGlite): void {
  const run = db.execProtocolRawStream.bind(db)
  db.execProtocolRawStream = async (...given) => {
    try {
      return await run(...given)
    } catch (error) {
      process.stderr.write(`the embedded PostgreSQL broke: ${String(error).slice(0, 200)}\n`)
      process.kill(process.pid, 'SIGKILL')
      throw error
    }
  }
}
