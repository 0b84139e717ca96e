import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countStored, eachOnce } from './count-stored.js'
import { IngestLoad } from './ingest-load.js'
import { RunningServer } from './running-server.js'
import { until } from './until.js'

const QUEUE_BYTES = 500_000
const CHARACTERS = 2000

let server: RunningServer

beforeAll(async () => {
  server = await RunningServer.start({
    settings: { ingest: { queue_bytes_max: QUEUE_BYTES, batch_bytes_max: QUEUE_BYTES / 4 } },
  })
})
afterAll(() => server.remove())

describe('a burst of ten times what the queue holds', () => {
  it('is answered 429 in part, and stored as a whole after being sent again', async () => {
    const clients = 50
    const exchanges = Math.ceil((10 * QUEUE_BYTES) / clients / CHARACTERS)
    const load = new IngestLoad(server.url, { clients, exchanges, characters: CHARACTERS })
    await load.stop()
    expect(load.refusals.get(429)).toBeGreaterThan(0)
    expect([...load.refusals.keys()]).toEqual([429])
    expect(load.without_retry_after).toBe(0)
    expect(load.acknowledged).toBe(clients * exchanges)
    await until('the queue is empty', async () => (await queueBytes()) === 0, 10_000)
    expect((await server.stop()).code).toBe(0)
    expect(await countStored(server.data)).toEqual(eachOnce(load.acknowledged))
    console.log('refusals', Object.fromEntries(load.refusals))
  }, 180_000)
})

async function queueBytes(): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  return Number(/^stillwatch_ingest_queue_bytes (\d+)$/m.exec(text)?.[1])
}
