import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Report } from '#contract/report.js'
import { Random } from '#lib/random.js'
import { runScan } from '#pipeline/scan.js'

const run = promisify(execFile)

/** Where the proving ground lies; it is not part of this project. */
export const RANGE = resolve(process.env.STILLWATCH_RANGE ?? '../shared')

export const rangeIsHere = (): boolean => existsSync(join(RANGE, 'range/generate.mjs'))

export const SCENARIOS = [
  'clean',
  'reasoning',
  'agentic',
  'mixed',
  'low-slow',
  'broad',
  'topical',
  'replay',
  'rare',
] as const

export interface Scenario {
  name: string
  population: Record<string, number>
  campaigns: Record<string, unknown>[]
  [knob: string]: unknown
}

export interface Score {
  precision: number
  recall: number
  false_campaigns: number
  fragments: number
  wrongly_flagged: Record<string, number>
  campaigns: {
    id: string
    found: boolean
    jaccard: number
    recall: number
    exchanges_ratio: number | null
    accounts: number
  }[]
}

export interface RangeRun {
  scenario: string
  seed: number
  report: Report
  score: Score
  seconds: number
}

export async function readScenario(name: string): Promise<Scenario> {
  return JSON.parse(await readFile(join(RANGE, 'range/scenarios', `${name}.json`), 'utf8')) as Scenario
}

/** Makes a labelled log, scans it with default settings and scores the report. Everything is removed again. */
export async function runOnRange(
  scenario: Scenario,
  seed: number,
  change: (line: string) => string = (line) => line,
): Promise<RangeRun> {
  const directory = await mkdtemp(join(tmpdir(), 'stillwatch-range-'))
  try {
    const { log, truth } = await generate(scenario, seed, directory)
    const changed = join(directory, 'log.jsonl')
    const lines = (await readFile(log, 'utf8')).split('\n').filter((line) => line !== '')
    await writeFile(changed, `${lines.map(change).join('\n')}\n`)
    return { scenario: scenario.name, seed, ...(await scanAndScore(changed, truth)) }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** Scans a log with default settings and scores the report against a truth; the report is left beside the log. */
export async function scanAndScore(
  log: string,
  truth: string,
): Promise<{ report: Report; score: Score; seconds: number }> {
  const began = performance.now()
  const report = await runScan({ files: [log], strict: false }, () => {})
  const seconds = (performance.now() - began) / 1000
  const file = join(dirname(log), 'report.json')
  await writeFile(file, JSON.stringify(report))
  const { stdout } = await run(process.execPath, [
    join(RANGE, 'range/score.mjs'),
    '--report',
    file,
    '--truth',
    truth,
    '--json',
  ])
  return { report, score: JSON.parse(stdout) as Score, seconds }
}

/** Writes the log and the truth of a scenario into a directory. */
export async function generate(
  scenario: Scenario,
  seed: number,
  directory: string,
): Promise<{ log: string; truth: string }> {
  const file = join(directory, 'scenario.json')
  await writeFile(file, JSON.stringify(scenario))
  const generator = join(RANGE, 'range/generate.mjs')
  await run(process.execPath, [
    generator,
    '--scenario',
    file,
    '--corpora',
    join(RANGE, 'corpora'),
    '--seed',
    String(seed),
    '--out',
    directory,
  ])
  return { log: join(directory, 'exchanges.jsonl'), truth: join(directory, 'truth.json') }
}

/** Every innocent kind at a quarter to four times its number. */
export function varyPopulation(scenario: Scenario, seed: number): Scenario {
  const random = new Random(seed)
  const population = Object.fromEntries(
    Object.entries(scenario.population).map(([kind, n]) => [
      kind,
      Math.max(1, Math.round(n * 4 ** (2 * random.unit() - 1))),
    ]),
  )
  return { ...scenario, name: `${scenario.name}-varied`, population }
}
