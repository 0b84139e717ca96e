import { setTimeout as wait } from 'node:timers/promises'
import type { RunningProcess } from './start-process.js'

export interface DetectionRun {
  kind: 'full' | 'update'
  seconds: number
  exchanges: number
  stored: number
  campaigns: number
  /** when it began, by performance.now() of this process */
  began_ms: number
}

/** Runs of detection, as the server logs them. */
export function watchDetection(server: RunningProcess) {
  const runs: DetectionRun[] = []
  server.on('line', ({ msg, kind, seconds, exchanges, stored, campaigns, err }) => {
    if (msg === 'detection failed') console.error('detection failed', err)
    if (msg !== 'detection ran') return
    const began_ms = performance.now() - Number(seconds) * 1000
    runs.push({ kind, seconds, exchanges, stored, campaigns, began_ms } as DetectionRun)
  })
  return {
    runs,
    /** The first run that began after a moment; undefined where none ended within `ms_max`. */
    after: async (moment_ms: number, ms_max = 600_000): Promise<DetectionRun | undefined> => {
      for (const until = performance.now() + ms_max; performance.now() < until; await wait(20)) {
        const run = runs.find(({ began_ms }) => began_ms >= moment_ms)
        if (run !== undefined) return run
      }
      return undefined
    },
  }
}
