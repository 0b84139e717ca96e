import { randomUUID } from 'node:crypto'
import type { Engine, Params } from '#store/engine.js'

const POLL_MS = 200

export interface Watch {
  /** bytes of its sources that the statement has read so far */
  on_bytes: (bytes: number) => void
  signal?: AbortSignal | undefined
}

/**
 * Runs a statement that may take long, tells its progress, and stops it in the engine when the signal aborts (throws the
 * signal's reason). The engine's second connection (`binary`) answers while the first one works.
 */
export async function watchedCommand(engine: Engine, sql: string, params: Params, watch: Watch): Promise<void> {
  const job = randomUUID()
  const kill = () => {
    engine.binary(`KILL QUERY WHERE ${isJob(job)} ASYNC`).catch(() => {})
  }
  watch.signal?.addEventListener('abort', kill, { once: true })
  let asking = false
  const poll = setInterval(() => {
    if (asking) return
    asking = true
    readBytes(engine, job)
      .then(watch.on_bytes, () => {})
      .finally(() => {
        asking = false
      })
  }, POLL_MS)
  try {
    await engine.command(`${sql}, log_comment = '${job}'`, params)
  } catch (error) {
    watch.signal?.throwIfAborted()
    throw error
  } finally {
    clearInterval(poll)
    watch.signal?.removeEventListener('abort', kill)
  }
}

async function readBytes(engine: Engine, job: string): Promise<number> {
  const row = await engine.binary(`SELECT max(read_bytes) FROM system.processes WHERE ${isJob(job)}`)
  return Number(row.readBigUInt64LE(0))
}

/** Not bound: the embedded engine runs statements with bound values one after the other, and this one must not wait. */
const isJob = (uuid: string): string => `Settings['log_comment'] = '${uuid}'`
