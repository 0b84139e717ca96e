import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { childrenOf, isRunning } from './child-processes.js'
import { askDecision } from './decision-probe.js'
import { RunningServer } from './running-server.js'
import { until } from './until.js'

/** Between the making of the process, that of its stores, and the first answer. */
const MOMENTS_MS = { both: [800, 2500], server: [1500] }

describe('a server that is killed while it makes its stores', () => {
  it.each([{ whom: 'both' }, { whom: 'server' }] as const)(
    'starts at the next try ($whom killed)',
    async ({ whom }) => {
      for (const moment_ms of MOMENTS_MS[whom]) {
        const server = await RunningServer.prepare()
        try {
          server.spawn()
          await wait(moment_ms)
          const stores = childrenOf(server.pid)
          await server.kill()
          if (whom === 'both') for (const pid of stores) if (isRunning(pid)) process.kill(pid, 'SIGKILL')
          await server.start()
          expect(await askDecision(server.url)).toBe('allow ok')
          await until('no store process is left alone', () => !stores.some(isRunning), 10_000)
        } finally {
          await server.remove()
        }
      }
    },
    300_000,
  )
})
