import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simulate } from '#sim/simulate.js'
import { freshBodies } from './measure/fresh-bodies.js'
import { inTurn, type Load, measureLoad } from './measure/measure-load.js'
import { postExchanges } from './measure/post-exchanges.js'
import { printTable } from './measure/print-table.js'
import { spreadOf, tellSpread } from './measure/spread.js'
import { KEY, type RunningProcess, runScript, startScript, startServer } from './measure/start-process.js'

interface Options {
  rounds: number
  seconds: number
  connections: number
}

/** In a log so large a run of detection takes longer than a round. */
const STORED = 100_000
const QUIET = { detection: { exchanges_min: 1e9 }, retention: { exchanges_days: 0 } }
const HEAD = ['case', 'requests/s', 'bare route', 'ratio', 'p50 ms', 'bare', 'p99 ms', 'bare', 'CPU µs/request', 'bare']
const headers = { authorization: `Bearer ${KEY}` }

/** POST /v1/decisions beside a bare Fastify route that parses the same body and answers the same JSON. */
export async function measureDecisions(options: Options): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'stillwatch-decisions-'))
  try {
    const rows: string[][] = []
    for (const matching of ['0', '1']) {
      const data = join(directory, `data-${matching}`)
      await runScript('seed-state.ts', data, '100', matching)
      const server = await startServer({ settings: QUIET, data })
      if (matching === '0') {
        rows.push(await compare('unknown account', server, 'a-stranger', options))
        rows.push(await compare('member, 3 policies, none holds', server, 'member-7', options))
      } else rows.push(await compare('member, 3 policies, all hold', server, 'member-7', options))
      if (matching === '1') rows.push(['  records lost in the last case', await recordsLost(server)])
      await server.stop()
    }
    rows.push(...(await besideWork(directory, options)))
    printTable(HEAD, rows)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function compare(name: string, server: RunningProcess, account_id: string, options: Options): Promise<string[]> {
  const body = JSON.stringify({ account_id, model: 'atlas-4', stream: true, reasoning: true })
  const url = `${server.url}/v1/decisions`
  const asked = await fetch(url, { method: 'POST', body, headers: { ...headers, 'content-type': 'application/json' } })
  if (!asked.ok) throw new Error(`decisions answer ${asked.status}: ${await asked.text()}`)
  const bare = await startScript('bare-route.ts', await asked.text())
  const { ours, theirs } = await inTurn(options.rounds, {
    theirs: () => measureLoad({ ...options, url: `${bare.url}/v1/decisions`, body, headers, server: bare }),
    ours: () => measureLoad({ ...options, url, body, headers, server }),
  })
  await bare.stop()
  return row(name, ours!, theirs!)
}

function row(name: string, ours: readonly Load[], theirs: readonly Load[]): string[] {
  const failed = [...ours, ...theirs].reduce((sum, one) => sum + one.failed, 0)
  const of = (loads: readonly Load[], figure: keyof Load) => spreadOf(loads.map((load) => load[figure]))
  const ratios = ours.map(({ requests_per_s }, i) => requests_per_s / theirs[i]!.requests_per_s)
  return [
    failed === 0 ? name : `${name} (${failed} FAILED)`,
    tellSpread(of(ours, 'requests_per_s')),
    tellSpread(of(theirs, 'requests_per_s')),
    tellSpread(spreadOf(ratios), 2),
    tellSpread(of(ours, 'p50_ms'), 1),
    tellSpread(of(theirs, 'p50_ms'), 1),
    tellSpread(of(ours, 'p99_ms'), 1),
    tellSpread(of(theirs, 'p99_ms'), 1),
    tellSpread(of(ours, 'cpu_us_per_request')),
    tellSpread(of(theirs, 'cpu_us_per_request')),
  ]
}

/** The same while detection runs and while exchanges come in: the bare route has the same noise beside it. */
async function besideWork(directory: string, options: Options): Promise<string[][]> {
  const log = join(directory, 'exchanges.ndjson')
  await simulate({ preset: 'demo', exchanges: STORED, seed: 1, out: directory, compress: 'none' })
  const server = await startServer({ settings: QUIET })
  const bodies = freshBodies(log, 5000, 'stored')
  for (let sent = 0; sent < STORED; sent += 5000) await postExchanges(server.url, KEY, bodies.next())

  let going = true
  const detecting = (async () => {
    while (going) await fetch(`${server.url}/v1/detection/runs`, { method: 'POST', headers })
  })()
  const detection = await compare('unknown, while detection runs', server, 'a-stranger', options)
  going = false
  await detecting

  const sender = await startScript('send-exchanges.ts', server.url, KEY, log, '--until-stopped')
  const ingest = await compare('unknown, while exchanges come in', server, 'a-stranger', options)
  await sender.stop()
  await server.stop()
  return [detection, ingest]
}

async function recordsLost({ url }: RunningProcess): Promise<string> {
  const text = await (await fetch(`${url}/metrics`, { headers })).text()
  return /^stillwatch_decision_records_lost (\S+)/m.exec(text)?.[1] ?? 'unknown'
}
