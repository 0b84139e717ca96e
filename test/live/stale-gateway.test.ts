import { afterEach, describe, expect, it } from 'vitest'
import { type ModelServer, startModelServer } from '#gateway/fixtures/model-server.js'
import { isRunning } from './child-processes.js'
import { RunningGateway } from './running-gateway.js'
import { HEADERS, RunningServer } from './running-server.js'
import { until } from './until.js'

/** Above what is common: a reading each 0.3 s, told of each 5 s. */
const STALENESS_MS_MAX = 12_000
/** What the machine may add, which the tests share. */
const MACHINE_MS_MAX = 5000

const BLOCKS_ALL = {
  schema: 'stillwatch/policy@1',
  name: 'blocks-all',
  mode: 'enforce',
  rules: [{ name: 'all', when: {}, do: { action: 'block' } }],
}

let server: RunningServer | undefined
let model: ModelServer | undefined
let gateway: RunningGateway | undefined
let stalled: number | undefined

const goOn = (): void => {
  if (stalled !== undefined && isRunning(stalled)) process.kill(stalled, 'SIGCONT')
  stalled = undefined
}
const ask = () => gateway!.statusOf('/v1/chat/completions', { model: 'plain', messages: [] })

afterEach(async () => {
  goOn()
  await gateway?.remove()
  gateway = undefined
  await model?.close()
  await server?.remove()
})

describe.each([
  { fail: 'closed', unknown: 503 },
  { fail: 'open', unknown: 200 },
] as const)('a gateway before a server whose store stalls, failing $fail', ({ fail, unknown }) => {
  it('decides by what it knows until that is too old, then as the operator chose, and recovers', async () => {
    model = await startModelServer()
    server = await RunningServer.start({
      // The server itself goes on for long: the bound of the gateway is its own.
      settings: { store: { ready_ms_max: 500, answer_ms_max: 3000 }, decisions: { fail, refresh_ms: 300 } },
    })
    const put = await fetch(`${server.url}/v1/policies/blocks-all?confirm=everyone`, {
      method: 'PUT',
      headers: { ...HEADERS, 'content-type': 'application/json' },
      body: JSON.stringify(BLOCKS_ALL),
    })
    expect(put.status).toBe(200)
    gateway = await RunningGateway.start({
      upstream: model.url,
      server: server.url,
      settings: { gateway_decisions: { fail, staleness_ms_max: STALENESS_MS_MAX } },
    })
    await until('the policy has reached the gateway', async () => (await ask()) === 403, 10_000)

    stalled = server.storePid
    process.kill(stalled, 'SIGSTOP')
    const began_ms = performance.now()
    expect(await server.statusOf('/readyz')).toBe(503)
    expect(await ask()).toBe(403)
    expect(await gateway.statusOf('/-/readyz')).toBe(200)
    await until('what it knows is too old', async () => (await ask()) === unknown, STALENESS_MS_MAX + MACHINE_MS_MAX)
    expect(performance.now() - began_ms).toBeGreaterThan(STALENESS_MS_MAX / 3)
    expect(await gateway.statusOf('/-/readyz')).toBe(503)
    // It stays so however often the server says that it is there.
    await new Promise((resolve) => setTimeout(resolve, 6000))
    expect([await ask(), await gateway.statusOf('/-/readyz')]).toEqual([unknown, 503])

    goOn()
    await until('it decides again', async () => (await ask()) === 403, 30_000)
    expect(await gateway.statusOf('/-/readyz')).toBe(200)
  }, 240_000)
})
