import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { simulate } from '#sim/simulate.js'
import { inTurn } from './measure/measure-load.js'
import { printTable } from './measure/print-table.js'
import { spreadOf, tellSpread } from './measure/spread.js'
import { KEY, type RunningProcess, runScript, startServer } from './measure/start-process.js'
import { measureBurst } from './measure-burst.js'

const EXCHANGES = 60_000
const CASES = [
  { documents: 500, senders: 1 },
  { documents: 500, senders: 4 },
  { documents: 500, senders: 8 },
  { documents: 5000, senders: 1 },
  { documents: 5000, senders: 4 },
  { documents: 5000, senders: 8 },
]
const QUIET = { detection: { exchanges_min: 1e9 }, retention: { exchanges_days: 0 } }

interface Sent {
  seconds: number
  accepted: number
}

/** Exchanges that POST /v1/exchanges acknowledges, beside the engine that takes the same batches without HTTP. */
export async function measureIngest({ rounds }: { rounds: number }): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'stillwatch-ingest-'))
  try {
    const log = join(directory, 'exchanges.ndjson')
    await simulate({ preset: 'demo', exchanges: EXCHANGES, seed: 1, out: directory, compress: 'none' })
    const server = await startServer({ settings: QUIET })
    const sustained = await compare(server, log, rounds)
    await measureBurst(server, log, sustained)
    await server.stop()
    console.log(
      `scan reads the same log at ${Math.round(await scanRate(log)).toLocaleString('en')} exchanges/s (one run)`,
    )
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** Prints the table; gives the best median, exchanges a second. */
async function compare(server: RunningProcess, log: string, rounds: number): Promise<number> {
  let run = 0
  const rateOf = async (sent: Promise<Sent>): Promise<number> => {
    const { seconds, accepted } = await sent
    return accepted / seconds
  }
  const turns: Record<string, () => Promise<number>> = {
    floor: () => rateOf(runScript<Sent>('load-once.ts', log, String(EXCHANGES))),
  }
  for (const { documents, senders } of CASES)
    turns[`${documents} × ${senders}`] = () => {
      const options = { documents, senders, amount: EXCHANGES, run: `run-${++run}` }
      const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
      return rateOf(runScript<Sent>('send-exchanges.ts', server.url, KEY, log, ...flags))
    }
  const { floor, ...cases } = await inTurn(rounds, turns)
  const rows = Object.entries(cases).map(([name, rates]) => [
    name,
    tellSpread(spreadOf(rates)),
    tellSpread(spreadOf(rates.map((rate, round) => rate / floor![round]!)), 2),
  ])
  printTable(
    ['documents × senders', 'acknowledged/s', 'ratio to the engine alone'],
    [['engine alone', tellSpread(spreadOf(floor!)), ''], ...rows],
  )
  return Math.max(...Object.values(cases).map((rates) => spreadOf(rates).median))
}

async function scanRate(log: string): Promise<number> {
  const script = join(import.meta.dirname, '../scan-once.ts')
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', script, log],
    // It prints whom it reports.
    { maxBuffer: 2 ** 30 },
  )
  const { exchanges, timings } = JSON.parse(stdout) as { exchanges: number; timings: Record<string, number> }
  return exchanges / timings.read!
}
