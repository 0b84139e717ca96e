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
    engine.binary("KILL QUERY WHERE Settings['log_comment'] = {job:String} ASYNC", { job }).catch(() => {})
  }
  watch.signal?.addEventListener('abort', kill, { once: true })
  const poll = setInterval(() => void readBytes(engine, job).then(watch.on_bytes, () => {}), POLL_MS)
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
  const row = await engine.binary(
    "SELECT max(read_bytes) FROM system.processes WHERE Settings['log_comment'] = {job:String}",
    { job },
  )
  return Number(row.readBigUInt64LE(0))
}
