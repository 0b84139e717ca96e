import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { simulate } from '#sim/simulate.js'
import { countStored, eachOnce } from './count-stored.js'
import { IngestLoad, postExchanges } from './ingest-load.js'
import { HEADERS, RunningServer } from './running-server.js'

let server: RunningServer

beforeAll(async () => {
  server = await RunningServer.start({
    settings: { retention: { exchanges_days: 0 }, detection: { exchanges_min: 1_000_000_000 } },
  })
})
afterAll(() => server.remove())

describe('a server that is asked to stop', () => {
  it('stores what it acknowledged, ends with 0, and starts with all of it', async () => {
    const load = new IngestLoad(server.url, { clients: 6, exchanges: 25 })
    for (let stop = 0; stop < 3; stop++) {
      await wait(500 + Math.random() * 1500)
      expect(await server.stop()).toEqual({ code: 0, signal: null })
      await server.start()
    }
    await load.stop()
    expect(load.rejected).toBe(0)
    expect((await server.stop()).code).toBe(0)
    expect(await countStored(server.data)).toEqual(eachOnce(load.acknowledged))
    await server.start()
  }, 180_000)

  it('knows its campaigns by their ids, before and after more traffic', async () => {
    const lines = await demoLines()
    const part = Math.floor(lines.length * 0.8)
    await send(lines.slice(0, part))
    await detect()
    const before = await campaigns()
    expect(before.length).toBeGreaterThan(0)
    expect((await server.stop()).code).toBe(0)
    await server.start()
    expect(await campaigns()).toEqual(before)
    await send(lines.slice(part))
    await detect()
    const ids = (await campaigns()).map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(before.map(({ id }) => id)))
  }, 300_000)
})

async function demoLines(): Promise<string[]> {
  const out = await mkdtemp(join(tmpdir(), 'stillwatch-live-log-'))
  try {
    await simulate({ preset: 'demo', exchanges: 24_000, seed: 11, out, compress: 'none' })
    return (await readFile(join(out, 'exchanges.ndjson'), 'utf8')).trim().split('\n')
  } finally {
    await rm(out, { recursive: true })
  }
}

async function send(lines: readonly string[]): Promise<void> {
  for (let from = 0; from < lines.length; from += 5000) {
    const response = await postExchanges(server.url, lines.slice(from, from + 5000).join('\n'))
    expect(response?.status).toBe(200)
    expect(await response!.json()).toMatchObject({ rejected: 0 })
  }
}

async function detect(): Promise<void> {
  const response = await fetch(`${server.url}/v1/detection/runs`, { method: 'POST', headers: HEADERS })
  expect(response.status).toBeLessThan(300)
}

async function campaigns(): Promise<{ id: string; accounts_count: number }[]> {
  const response = await fetch(`${server.url}/v1/campaigns?limit=100`, { headers: HEADERS })
  const { items } = (await response.json()) as { items: { id: string; accounts_count: number }[] }
  return items
}
