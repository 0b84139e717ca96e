import { afterEach, describe, expect, it } from 'vitest'
import { BLOCKED, blockAccount } from './block-account.js'
import { isRunning } from './child-processes.js'
import { countStored, eachOnce } from './count-stored.js'
import { askDecision } from './decision-probe.js'
import { IngestLoad } from './ingest-load.js'
import { RunningServer } from './running-server.js'
import { until } from './until.js'

const READY_MS_MAX = 500
const STALENESS_S_MAX = 6
/** What the machine may add, which the tests share. */
const MACHINE_MS_MAX = 4000

let server: RunningServer
let stalled: number | undefined

const start = async (fail: 'open' | 'closed'): Promise<void> => {
  server = await RunningServer.start({
    settings: {
      store: { ready_ms_max: READY_MS_MAX, answer_ms_max: 3000 },
      decisions: { fail, refresh_ms: 300, staleness_s_max: STALENESS_S_MAX },
    },
  })
}
const stall = (): void => {
  stalled = server.storePid
  process.kill(stalled, 'SIGSTOP')
}
const goOn = (): void => {
  if (stalled !== undefined && isRunning(stalled)) process.kill(stalled, 'SIGCONT')
  stalled = undefined
}

afterEach(async () => {
  goOn()
  await server.remove()
})

describe.each([
  { fail: 'open', unknown: 'allow ok' },
  { fail: 'closed', unknown: 'block unavailable' },
] as const)('a server whose engine stalls, failing $fail', ({ fail, unknown }) => {
  it('says so in time, decides by what it knows, then as the operator chose, and recovers', async () => {
    await start(fail)
    await blockAccount(server.url)
    const load = new IngestLoad(server.url, { clients: 2, exchanges: 10 })
    await until('it takes exchanges', () => load.acknowledged > 0, 60_000)
    stall()
    const began = performance.now()
    expect(await server.statusOf('/readyz')).toBe(503)
    expect(performance.now() - began).toBeLessThan(READY_MS_MAX + MACHINE_MS_MAX)
    expect(await askDecision(server.url)).toBe(BLOCKED)
    expect(await server.statusOf('/healthz')).toBe(200)
    await until('the standings are too old', async () => isStale(await metrics()), STALENESS_S_MAX * 1000 + 5000)
    expect(await askDecision(server.url)).toBe(unknown)
    await until('ingest says that it cannot', () => (load.refusals.get(503) ?? 0) > 0, 20_000)
    goOn()
    await until('it is ready again', async () => (await server.statusOf('/readyz')) === 200, 30_000)
    expect(await askDecision(server.url)).toBe(BLOCKED)
    const before = load.acknowledged
    await until('it takes exchanges again', () => load.acknowledged > before, 30_000)
    await load.stop()
    expect((await server.stop()).code).toBe(0)
    expect(await countStored(server.data)).toEqual(eachOnce(load.acknowledged))
  }, 180_000)

  it('can be stopped while it stalls', async () => {
    await start(fail)
    stall()
    const began = performance.now()
    expect((await server.stop()).code).toBe(0)
    expect(performance.now() - began).toBeLessThan(60_000)
  }, 120_000)
})

const metrics = async (): Promise<string> => (await fetch(`${server.url}/metrics`)).text()
const isStale = (text: string): boolean => /^stillwatch_decisions_fresh 0$/m.test(text)
