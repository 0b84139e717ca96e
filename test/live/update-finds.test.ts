import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPreset } from '#sim/presets/find-preset.js'
import { type DetectionRun, detectionRuns } from './detection-runs.js'
import { postExchanges } from './ingest-load.js'
import { HEADERS, RunningServer } from './running-server.js'
import { type SplitTraffic, splitTraffic } from './split-traffic.js'
import { until } from './until.js'

/** Two operators of a kind each among a month of innocents. */
const PRESET = { ...findPreset('clean'), campaigns: findPreset('demo').campaigns.slice(0, 2) }
const EXCHANGES = 60_000
/** Share of the accounts of a campaign that come first; the others join later. */
const EARLY = 0.7
/** Share of the accounts that came which a campaign must hold. */
const FOUND = 0.8
const DOCUMENTS_MAX = 5000
const RUN_MS_MAX = 180_000

let server: RunningServer
let traffic: SplitTraffic

beforeAll(async () => {
  traffic = splitTraffic({ preset: PRESET, exchanges: EXCHANGES, seed: 5 })
  server = await RunningServer.start({
    settings: {
      retention: { exchanges_days: 0 },
      // The test looks often.
      server: { requests_per_minute: 1e9 },
      // None by itself before all innocents are stored, and after the first full run no other ever.
      detection: {
        exchanges_min: traffic.innocents.length + 1,
        growth: 1e9,
        interval_s: 1e9,
        pause_s: 0,
        load_max: 1,
        background_max: 250,
      },
    },
  })
}, 300_000)
afterAll(() => server.remove())

describe('updates, where no full run comes', () => {
  it('find a campaign that is new, and add accounts to known ones under the same ids', async () => {
    const [known, fresh] = traffic.campaigns.map(inTwo)
    await send(traffic.innocents)
    await send(linesOf(known!.early))
    await runNow()
    const [first] = await holding(known!.early)
    expect(first).toBeDefined()
    expect(await campaigns()).toHaveLength(1)

    await send(linesOf(fresh!.early))
    await until('an update finds the new one', async () => (await holding(fresh!.early)).length > 0, RUN_MS_MAX)
    const [second] = await holding(fresh!.early)

    for (const [campaign, late] of [
      [first!, known!.late],
      [second!, fresh!.late],
    ] as const) {
      const before = await accountsOf(campaign.id)
      await send(linesOf(late))
      const extended = async () => (await holding(late)).some(({ id }) => id === campaign.id)
      await until(`an update adds to ${campaign.id}`, extended, RUN_MS_MAX)
      // It adds, and sees the earlier ones beside the new.
      expect(await accountsOf(campaign.id)).toEqual(expect.arrayContaining(before))
      expect((await campaignOf(campaign.id)).exchanges).toBeGreaterThan(campaign.exchanges)
      const history = await historyOf(campaign.id)
      expect(history[0]!.kind).toBe('changed')
      expect(history[0]!.joined).toBeGreaterThanOrEqual(FOUND * late.size)
      expect(history.at(-1)!.kind).toBe('raised')
    }
    expect((await campaigns()).map(({ id }) => id).sort()).toEqual([first!.id, second!.id].sort())

    const [full, ...updates] = detectionRuns(server.log)
    expect(full).toMatchObject({ kind: 'full', campaigns: 1 })
    expect(new Set(updates.map(({ kind }) => kind))).toEqual(new Set(['update']))
    for (const { exchanges, stored } of updates) expect(exchanges).toBeLessThan(0.5 * stored)
    expect([full!, ...updates].map(({ exchanges }) => exchanges)).toEqual((await recorded()).reverse())
    console.log(...[full!, ...updates].map(tell))
  }, 900_000)
})

const tell = ({ kind, exchanges, stored, campaigns: found }: DetectionRun): string =>
  `${kind} of ${exchanges} of ${stored} exchanges: ${found};`

type Lines = ReadonlyMap<string, readonly string[]>
const linesOf = (accounts: Lines): string[] => [...accounts.values()].flat()

function inTwo(accounts: Lines): { early: Lines; late: Lines } {
  const most = Math.round(EARLY * accounts.size)
  return { early: new Map([...accounts].slice(0, most)), late: new Map([...accounts].slice(most)) }
}

/** Campaigns that hold most of some accounts. */
async function holding(accounts: Lines): Promise<Campaign[]> {
  const found: Campaign[] = []
  for (const campaign of await campaigns()) {
    const held = (await accountsOf(campaign.id)).filter((id) => accounts.has(id))
    if (held.length >= FOUND * accounts.size) found.push(campaign)
  }
  return found
}

async function send(lines: readonly string[]): Promise<void> {
  for (let from = 0; from < lines.length; from += DOCUMENTS_MAX) {
    const answer = await postExchanges(server.url, lines.slice(from, from + DOCUMENTS_MAX).join('\n'))
    expect(answer?.status).toBe(200)
    expect(await answer!.json()).toMatchObject({ duplicate: 0, rejected: 0 })
  }
}

async function runNow(): Promise<void> {
  const answer = await fetch(`${server.url}/v1/detection/runs`, { method: 'POST', headers: HEADERS })
  expect(answer.status).toBe(200)
}

interface Campaign {
  id: string
  exchanges: number
}

async function read<T>(path: string): Promise<T> {
  const answer = await fetch(server.url + path, { headers: HEADERS })
  expect(answer.status).toBe(200)
  return (await answer.json()) as T
}
const list = async <T>(path: string) => (await read<{ items: T[] }>(path)).items

const campaigns = () => list<Campaign>('/v1/campaigns?limit=1000')
const campaignOf = (id: string) => read<Campaign>(`/v1/campaigns/${id}`)
const accountsOf = async (id: string) =>
  (await list<{ id: string }>(`/v1/campaigns/${id}/accounts?limit=1000`)).map((account) => account.id)
const historyOf = (id: string) => list<{ kind: string; joined: number }>(`/v1/campaigns/${id}/history`)
/** Exchanges that the runs of the record read, the newest first. */
const recorded = async () =>
  (await list<{ exchanges: number }>('/v1/detection/runs?limit=200')).map(({ exchanges }) => exchanges)
