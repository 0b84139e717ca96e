import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BLOCKED, blockAccount } from './block-account.js'
import { childrenOf } from './child-processes.js'
import { countStored, eachOnce } from './count-stored.js'
import { DecisionProbe } from './decision-probe.js'
import { IngestLoad } from './ingest-load.js'
import { RunningServer } from './running-server.js'
import { until } from './until.js'

const KILLS = 4
/** A decision is answered from memory; the rest is the machine, which the tests share. */
const ANSWER_MS_MAX = 5000

let server: RunningServer

beforeAll(async () => {
  // Detection runs all the time: its transactions are cut off too.
  server = await RunningServer.start({
    settings: { detection: { pause_s: 0, growth: 0, interval_s: 0, exchanges_min: 1 } },
  })
})
afterAll(() => server.remove())

describe('a server whose store process is killed under load', () => {
  it('decides all the time, takes exchanges again by itself, and loses and doubles nothing', async () => {
    const pid = server.pid
    await blockAccount(server.url)
    const load = new IngestLoad(server.url, { clients: 4, exchanges: 25 })
    const probe = new DecisionProbe(server.url)
    for (let kill = 0; kill < KILLS; kill++) {
      await server.ready()
      await until('it takes exchanges', takes(load), 60_000)
      await wait(Math.random() * 1500)
      process.kill(server.storePid, 'SIGKILL')
    }
    // The one that is being started is killed too: it has not said yet that it is ready.
    await until('a store process is started', () => childrenOf(server.pid).length > 0, 10_000)
    process.kill(server.storePid, 'SIGKILL')
    await server.ready()
    await until('it takes exchanges', takes(load), 60_000)
    await load.stop()
    await probe.stop()
    await until('all is ready', async () => (await server.statusOf('/readyz')) === 200, 60_000)
    expect(server.pid).toBe(pid)
    expect(probe.failures).toEqual([])
    expect([...probe.decisions.keys()]).toEqual([BLOCKED])
    expect(probe.slowest_ms).toBeLessThan(ANSWER_MS_MAX)
    expect(load.rejected).toBe(0)
    expect([...load.refusals.keys()].filter((status) => status !== 429 && status !== 503)).toEqual([])
    expect(load.refusals.get(503)).toBeGreaterThan(0)
    expect(load.without_retry_after).toBe(0)
    expect((await server.stop()).code).toBe(0)
    expect(await countStored(server.data)).toEqual(eachOnce(load.acknowledged))
    console.log(
      `${probe.asked} decisions, slowest ${Math.round(probe.slowest_ms)} ms`,
      Object.fromEntries(load.refusals),
    )
  }, 300_000)
})

/** Whether more was acknowledged since now. */
function takes(load: IngestLoad): () => boolean {
  const before = load.acknowledged
  return () => load.acknowledged > before
}
