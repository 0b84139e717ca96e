import { asProblem } from '@/api/problem'
import { readEventStream } from '@/api/read-event-stream'
import { pauseAfter } from './back-off'
import type { Arrival } from './live-buffer'

export type Connection =
  | { state: 'connecting' }
  | { state: 'open'; since: number }
  | { state: 'waiting'; why: string; until: number; failures: number }
  | { state: 'refused'; error: unknown }

/** The server gives a sign of life every 5 s; three missed ones and the line is dead, whatever the system says of it. */
const SILENT_MS_MAX = 16_000

interface Listener {
  onArrival: (arrival: Arrival) => void
  onConnection: (connection: Connection) => void
}

/** Reads a stream of the API and connects anew, at growing intervals, until the signal aborts or the server refuses it. */
export async function followStream(
  path: string,
  signal: AbortSignal,
  { onArrival, onConnection }: Listener,
): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    // Between tries it stays told why there is no stream.
    if (failures === 0) onConnection({ state: 'connecting' })
    try {
      await readUntilSilent(path, signal, {
        onOpen: () => {
          failures = 0
          onConnection({ state: 'open', since: Date.now() })
        },
        onArrival,
      })
      throw new Error('the server ended the stream')
    } catch (error) {
      if (signal.aborted) return
      const { status, message } = asProblem(error)
      // What it refuses it will refuse again, but for 429: a place may become free.
      if (status >= 400 && status < 500 && status !== 429) return onConnection({ state: 'refused', error })
      failures += 1
      const pause_ms = pauseAfter(failures)
      onConnection({ state: 'waiting', why: message, until: Date.now() + pause_ms, failures })
      await pause(pause_ms, signal)
    }
  }
}

async function readUntilSilent(
  path: string,
  signal: AbortSignal,
  { onOpen, onArrival }: { onOpen: () => void; onArrival: (arrival: Arrival) => void },
): Promise<void> {
  const silent = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let opened = false
  const heard = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => silent.abort(new Error('the server fell silent')), SILENT_MS_MAX)
    if (opened) return
    opened = true
    onOpen()
  }
  try {
    for await (const arrival of readEventStream(path, AbortSignal.any([signal, silent.signal]), heard))
      onArrival(arrival)
  } catch (error) {
    throw silent.signal.aborted ? silent.signal.reason : error
  } finally {
    clearTimeout(timer)
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
  })
