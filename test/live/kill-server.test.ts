import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { childrenOf, isRunning } from './child-processes.js'
import { countStored, eachOnce } from './count-stored.js'
import { IngestLoad } from './ingest-load.js'
import { RunningServer } from './running-server.js'
import { until } from './until.js'

/** 50 in continuous integration; fewer here, for time. */
const KILLS = Number(process.env.STILLWATCH_KILLS ?? 8)
const CYCLE_MS_MAX = 110_000
/** A start takes one to five seconds, a batch up to one. */
const MOMENT_MS_MAX = 3000

let server: RunningServer

beforeAll(async () => {
  server = await RunningServer.start({ settings: { server: { close_ms_max: 5000 } } })
})
afterAll(() => server.remove())

describe('a server that is killed at random moments under load', () => {
  it(
    `starts again by itself and holds each acknowledged exchange once, after ${KILLS} kills`,
    async () => {
      const load = new IngestLoad(server.url, { clients: 4, exchanges: 25 })
      const stores = new Set<number>()
      const starts_ms: number[] = []
      for (let kill = 0; kill < KILLS; kill++) {
        // Of three, one is killed while it starts, one when it has worked, one at any time between.
        const before = load.acknowledged
        if (kill % 3 === 1) await until('it takes exchanges', () => load.acknowledged > before, CYCLE_MS_MAX)
        await wait(Math.random() * MOMENT_MS_MAX)
        for (const pid of childrenOf(server.pid)) stores.add(pid)
        await server.kill()
        server.spawn()
        if (kill % 3 === 2) continue
        starts_ms.push(await until('the server is ready again', () => server.ready().then(() => true), CYCLE_MS_MAX))
      }
      await server.ready()
      await load.stop()
      expect(load.rejected).toBe(0)
      expect((await server.stop()).code).toBe(0)
      expect(await countStored(server.data)).toEqual(eachOnce(load.acknowledged))
      expect(load.acknowledged).toBeGreaterThan(0)
      await until('the store processes of killed servers end', () => ![...stores].some(isRunning), 10_000)
      console.log(
        `${KILLS} kills: ${load.acknowledged} exchanges acknowledged, ${load.repeated} of them by an answer that had been lost; ` +
          `ready again after ${Math.round(Math.max(...starts_ms))} ms at most; refusals ${JSON.stringify([...load.refusals])}`,
      )
    },
    60_000 + KILLS * CYCLE_MS_MAX,
  )
})
