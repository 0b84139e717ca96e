import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countStored, eachOnce } from './count-stored.js'
import { DecisionProbe } from './decision-probe.js'
import { envelope, IngestLoad, postExchanges } from './ingest-load.js'
import { RunningServer } from './running-server.js'
import { until } from './until.js'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

let server: RunningServer

beforeAll(async () => {
  server = await RunningServer.start({
    settings: { decisions: { refresh_ms: 1000, staleness_s_max: 60, fail: 'closed' } },
    environment: {
      NODE_OPTIONS: `--import=${new URL(`file://${join(import.meta.dirname, 'jump-clock.mjs')}`)}`,
      STILLWATCH_JUMPS_MS: [HOUR_MS, -3 * HOUR_MS, 2 * HOUR_MS].join(),
    },
  })
})
afterAll(() => server.remove())

describe('a server among wrong clocks', () => {
  it('takes what is a little off and refuses the rest, line by line', async () => {
    const near = [-100 * DAY_MS, -HOUR_MS, 0, HOUR_MS, 0.5 * DAY_MS]
    const far = [-40 * 365 * DAY_MS, -200 * DAY_MS, 2 * DAY_MS, 400 * DAY_MS]
    const at = (off_ms: number): string => envelope(new Date(Date.now() + off_ms).toISOString())
    const lines = [...near, ...far].map(at)
    const strange = [envelope('yesterday'), envelope(-1), envelope(9e99)]
    const response = await postExchanges(server.url, [...lines, ...strange].join('\n'))
    expect(response?.status).toBe(200)
    expect(await response!.json()).toMatchObject({ accepted: near.length, rejected: far.length + strange.length })
  })

  it('goes on when its own clock jumps ahead, and back', async () => {
    const load = new IngestLoad(server.url, { clients: 2, exchanges: 10 })
    const probe = new DecisionProbe(server.url)
    for (let jump = 0; jump < 3; jump++) {
      const before = load.acknowledged
      await until('it takes exchanges', () => load.acknowledged > before + 20, 60_000)
      server.signal('SIGUSR2')
    }
    const before = probe.asked
    await until('it decides', () => probe.asked > before + 100, 60_000)
    await load.stop()
    await probe.stop()
    expect(probe.failures).toEqual([])
    expect([...probe.decisions.keys()]).toEqual(['allow ok'])
    expect([...load.refusals.keys()]).toEqual([])
    expect((await server.stop()).code).toBe(0)
    expect(await countStored(server.data)).toEqual(eachOnce(load.acknowledged + 5))
  }, 180_000)
})
