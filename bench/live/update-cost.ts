import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simulate } from '#sim/simulate.js'
import { postAll } from './measure/post-all.js'
import { printTable } from './measure/print-table.js'
import { bodyOf, readBodies } from './measure/read-bodies.js'
import { spreadOf, tellSpread } from './measure/spread.js'
import { KEY, startServer } from './measure/start-process.js'
import { type DetectionRun, watchDetection } from './measure/watch-detection.js'

const ACCOUNTS = 200
const EXCHANGES_EACH = 10
const UPDATES = 3

interface Options {
  /** what is stored before the update, one measurement each */
  exchanges: readonly number[]
}

/** What an update costs when the same 2,000 exchanges of 200 accounts arrive beside more and more that is stored. */
export async function measureUpdateCost({ exchanges }: Options): Promise<void> {
  const rows: string[][] = []
  for (const wanted of exchanges) {
    const directory = await mkdtemp(join(tmpdir(), 'stillwatch-update-'))
    try {
      const { exchanges: stored, accounts } = await simulate({
        preset: 'demo',
        exchanges: wanted,
        seed: 1,
        out: directory,
        compress: 'none',
      })
      const { full, updates } = await measureOne(join(directory, 'exchanges.ndjson'), stored)
      rows.push([
        stored.toLocaleString('en'),
        accounts.toLocaleString('en'),
        full.seconds.toFixed(1),
        updates.map(({ kind }) => kind).join(', '),
        updates[0]!.exchanges.toLocaleString('en'),
        tellSpread(spreadOf(updates.map(({ seconds }) => seconds)), 1),
      ])
    } finally {
      await rm(directory, { recursive: true, force: true })
    }
  }
  printTable(['stored', 'accounts', 'full run, s', 'what followed', 'exchanges it read', 'seconds'], rows)
}

async function measureOne(log: string, stored: number): Promise<{ full: DetectionRun; updates: DetectionRun[] }> {
  // No run by itself before all is stored, and no full one after the first.
  const detection = { exchanges_min: stored + 1, growth: 1000, interval_s: 1e6, pause_s: 0, load_max: 1 }
  const server = await startServer({ settings: { detection, retention: { exchanges_days: 0 } } })
  const watched = watchDetection(server)
  try {
    await postAll(server.url, readBodies(log, 5000))
    let moment_ms = performance.now()
    await fetch(`${server.url}/v1/detection/runs`, { method: 'POST', headers: { authorization: `Bearer ${KEY}` } })
    const full = (await watched.after(moment_ms))!
    const fresh = await exchangesOf(log)
    const updates: DetectionRun[] = []
    for (let n = 0; n < UPDATES; n++) {
      moment_ms = performance.now()
      await postAll(server.url, [bodyOf(fresh.map((line) => line.replace(/^\{"id":"/, `{"id":"again-${n}-`)))])
      updates.push((await watched.after(moment_ms))!)
    }
    return { full, updates }
  } finally {
    await server.stop()
  }
}

/** The first exchanges of the accounts that come first. */
async function exchangesOf(log: string): Promise<string[]> {
  const taken = new Map<string, string[]>()
  for await (const body of readBodies(log, 5000)) {
    for (const line of body.toString().trimEnd().split('\n')) {
      const [, account = ''] = /"account_id":"([^"]+)"/.exec(line) ?? []
      const own = taken.get(account) ?? []
      if (own.length === 0 && taken.size === ACCOUNTS) continue
      if (own.length < EXCHANGES_EACH) taken.set(account, [...own, line])
    }
    const lines = [...taken.values()].flat()
    if (lines.length === ACCOUNTS * EXCHANGES_EACH) return lines
  }
  return [...taken.values()].flat()
}
