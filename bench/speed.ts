/**
 * Speed of `scan` on simulated logs, as a ratio to the floor measured in turn in the same run.
 *   npm run bench -- scan                          0.25, 1 and 4 million exchanges
 *   npm run bench -- scan --exchanges 250000 --rounds 1
 */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { simulate } from '#sim/simulate.js'

const run = promisify(execFile)
const { values: args } = parseArgs({
  options: {
    exchanges: { type: 'string', default: '250000,1000000,4000000' },
    rounds: { type: 'string', default: '3' },
    preset: { type: 'string', default: 'demo' },
  },
})

interface Scan {
  seconds: number
  memory_bytes_peak: number
  exchanges: number
  accounts: number
  timings: Record<string, number>
}
interface Floor {
  seconds: number
  start_seconds: number
}

const totals: { exchanges: number; seconds: number }[] = []
for (const exchanges of args.exchanges.split(',').map(Number)) {
  const directory = await mkdtemp(join(tmpdir(), 'stillwatch-speed-'))
  try {
    await simulate({ preset: args.preset, exchanges, seed: 1, out: directory, compress: 'none' })
    await measure(join(directory, 'exchanges.ndjson'))
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
for (const [i, { exchanges, seconds }] of totals.entries()) {
  const before = totals[i - 1]
  if (before)
    console.log(
      `growth from ${before.exchanges} to ${exchanges} exchanges: ${(seconds / before.seconds).toFixed(2)} times`,
    )
}

async function measure(log: string): Promise<void> {
  const floors: Floor[] = []
  const scans: Scan[] = []
  for (let round = 0; round < Number(args.rounds); round++) {
    floors.push(await once<Floor>('floor-once.ts', log))
    scans.push(await once<Scan>('scan-once.ts', log))
  }
  const scan = middle(scans, ({ seconds }) => seconds)
  const floor = middle(floors, ({ seconds }) => seconds)
  const start = scan.timings.start ?? 0
  const work = scan.seconds - start
  totals.push({ exchanges: scan.exchanges, seconds: work })
  const megabytes = (await stat(log)).size / 1e6
  console.log(
    `${scan.exchanges.toLocaleString('en')} exchanges, ${scan.accounts.toLocaleString('en')} accounts, ${megabytes.toFixed(0)} MB: ` +
      `${work.toFixed(1)} s + ${start.toFixed(1)} s start-up, ${Math.round(scan.exchanges / work).toLocaleString('en')} exchanges/s, ` +
      `peak ${(scan.memory_bytes_peak / 2 ** 30).toFixed(2)} GiB; floor ${floor.seconds.toFixed(2)} s; ratio ${(work / floor.seconds).toFixed(1)}`,
  )
  console.log(
    `  ${Object.entries(scan.timings)
      .map(([stage, seconds]) => `${stage} ${seconds.toFixed(2)} s`)
      .join('  ')}`,
  )
}

async function once<T>(script: string, log: string): Promise<T> {
  const file = new URL(script, import.meta.url).pathname
  const { stdout } = await run(process.execPath, ['--conditions=source', '--import', 'tsx', file, log], {
    maxBuffer: 2 ** 26,
  })
  return JSON.parse(stdout) as T
}

function middle<T>(values: readonly T[], of: (value: T) => number): T {
  return [...values].sort((a, b) => of(a) - of(b))[values.length >> 1]!
}
