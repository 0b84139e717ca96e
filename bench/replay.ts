/**
 * The largest public campaign, or a stated fraction of it: made, scanned, scored. Fractions keep what an account sends and
 * take fewer accounts, so growth from one to the next says what more accounts cost.
 *   npm run bench -- replay                                   1/64, 1/32 and 1/16 of 59 million exchanges
 *   npm run bench -- replay --fractions 1 --log DIR           all of it, from the log in DIR, which is made where it is absent
 *   npm run bench -- replay --preset 2026-06-innocents --fractions 1/32
 */
import { execFile } from 'node:child_process'
import { access, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { findPreset } from '#sim/presets/find-preset.js'
import { simulate } from '#sim/simulate.js'
import { type ReplayScore, scoreReplay } from './score-replay.js'

const run = promisify(execFile)
const { values: args } = parseArgs({
  options: {
    fractions: { type: 'string', default: '1/64,1/32,1/16' },
    preset: { type: 'string', default: '2026-06' },
    seed: { type: 'string', default: '1' },
    log: { type: 'string' },
  },
})

interface Scanned {
  seconds: number
  memory_bytes_peak: number
  exchanges: number
  accounts: number
  timings: Record<string, number>
  campaigns: { accounts: string[]; confidence: number }[]
}

const fractions = args.fractions.split(',')
if (args.log !== undefined && fractions.length > 1)
  throw new Error('--log is of one fraction: name it with --fractions, as 1/64')

let before: { exchanges: number; seconds: number } | undefined
for (const fraction of fractions) {
  const directory = args.log ?? (await mkdtemp(join(tmpdir(), 'stillwatch-replay-')))
  try {
    before = await replay(fraction, directory, before)
  } finally {
    if (args.log === undefined) await rm(directory, { recursive: true, force: true })
  }
}

async function replay(fraction: string, directory: string, last: typeof before): Promise<typeof before> {
  const log = join(directory, 'exchanges.ndjson.zst')
  await make(fraction, directory, log)
  const floor = await once<{ seconds: number }>('floor-once.ts', log)
  const store = join(directory, 'store')
  await rm(store, { recursive: true, force: true })
  const { campaigns, ...scan } = await once<Scanned>('scan-once.ts', log, '--store', store)
  const score = await scoreReplay(join(directory, 'truth.json'), campaigns)
  const sizes = { log: (await stat(log)).size, store: await sizeOf(store) }
  tell(fraction, sizes, scan, floor.seconds, score)
  if (last)
    console.log(
      `  ${(scan.exchanges / last.exchanges).toFixed(2)} times the exchanges took ${(scan.seconds / last.seconds).toFixed(2)} times as long`,
    )
  return scan
}

async function make(fraction: string, directory: string, log: string): Promise<void> {
  const made = await access(log).then(
    () => true,
    () => false,
  )
  const how = JSON.stringify({ preset: args.preset, seed: args.seed, fraction })
  const how_file = join(directory, 'made.json')
  if (made) {
    const told = await readFile(how_file, 'utf8').catch(() => 'not told')
    if (told === how) return
    throw new Error(`${log} was made otherwise: it is ${told}, and asked for is ${how}. Name another folder.`)
  }
  const began = performance.now()
  const { exchanges } = await simulate({
    preset: args.preset,
    seed: Number(args.seed),
    scale: shareOf(fraction),
    exchanges: Math.round(findPreset(args.preset).exchanges * shareOf(fraction)),
    out: directory,
    compress: 'zstd',
  })
  await writeFile(how_file, how)
  const seconds = (performance.now() - began) / 1000
  console.log(`${exchanges.toLocaleString('en')} exchanges written in ${seconds.toFixed(0)} s`)
}

/** «1/64» or «0.5» as a number. */
function shareOf(fraction: string): number {
  const [over = '', under = '1'] = fraction.split('/')
  return Number(over) / Number(under)
}

/** Bytes of all files below. */
async function sizeOf(directory: string): Promise<number> {
  const files = (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const sizes = await Promise.all(files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

function tell(
  fraction: string,
  sizes: { log: number; store: number },
  scan: Omit<Scanned, 'campaigns'>,
  floor: number,
  score: ReplayScore,
): void {
  const gib = (size: number) => (size / 2 ** 30).toFixed(2)
  console.log(
    `${args.preset} × ${fraction}: ${scan.exchanges.toLocaleString('en')} exchanges of ${scan.accounts.toLocaleString('en')} accounts, ` +
      `${gib(sizes.log)} GiB of log; ${(scan.seconds / 60).toFixed(1)} minutes, ${Math.round(scan.exchanges / scan.seconds).toLocaleString('en')} a second, ` +
      `floor ${floor.toFixed(1)} s (× ${(scan.seconds / floor).toFixed(1)}); peak ${gib(scan.memory_bytes_peak)} GiB, disk ${gib(sizes.store)} GiB`,
  )
  console.log(
    `  ${Object.entries(scan.timings)
      .map(([stage, seconds]) => `${stage} ${seconds.toFixed(1)} s`)
      .join('  ')}`,
  )
  console.log(
    `  accounts: precision ${score.precision.toFixed(4)}, recall ${score.recall.toFixed(4)}; reports ${score.reports}, false ones ${score.false_reports}`,
  )
}

async function once<T>(script: string, ...given: string[]): Promise<T> {
  const file = new URL(script, import.meta.url).pathname
  const { stdout } = await run(process.execPath, ['--conditions=source', '--import', 'tsx', file, ...given], {
    maxBuffer: 2 ** 30,
  })
  return JSON.parse(stdout) as T
}
