/**
 * How much of a campaign has passed before it is first reported: the log is scanned as it stood at the end of a day.
 *   npx tsx --conditions=source bench/leak.ts --scenarios reasoning,mixed --seeds 1,2 --step 4
 * A campaign counts as reported where one report holds at least half of its accounts that were active so far and nine
 * in ten of that report's accounts are its own. Days are tried `step` apart, then halved down to the first one; this
 * takes for granted that what is reported on one day would be on the next.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Report } from '#contract/report.js'
import { harvestIds, type RangeLog, readRangeLog, writeRangeLog } from '../test/adversary/range-log.js'
import { generate, rangeIsHere, readScenario, SCENARIOS, scanAndScore } from './range.js'

const DAY = 86_400_000

const { values: args } = parseArgs({
  options: {
    scenarios: { type: 'string', default: SCENARIOS.filter((name) => name !== 'clean').join(',') },
    seeds: { type: 'string', default: '1' },
    step: { type: 'string', default: '4' },
  },
})

if (!rangeIsHere()) {
  console.error('bench/leak: the proving ground is not here; set STILLWATCH_RANGE to its folder')
  process.exit(2)
}

for (const name of args.scenarios.split(',').filter(Boolean)) {
  for (const seed of args.seeds.split(',').filter(Boolean).map(Number)) await measureLeak(name, seed, Number(args.step))
}

async function measureLeak(name: string, seed: number, step: number): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'stillwatch-leak-'))
  try {
    const log = await readRangeLog(await generate(await readScenario(name), seed, directory))
    const first = Math.floor(Date.parse(log.lines[0]!.ts) / DAY)
    const days = Math.floor(Date.parse(log.lines.at(-1)!.ts) / DAY) - first + 1
    const seen = new Map<number, Set<string>>()
    const found = async (campaign: string, day: number): Promise<boolean> => {
      if (!seen.has(day)) seen.set(day, await reportedAt(log, (first + day) * DAY, directory))
      return seen.get(day)!.has(campaign)
    }
    for (const { id, accounts } of log.truth.campaigns) {
      const begins = Math.floor(Date.parse(log.truth.campaigns.find((c) => c.id === id)!.first) / DAY) - first + 1
      const day = await firstDay(begins, days, step, (d) => found(id, d))
      const leak = day === undefined ? 1 : shareBefore(log, id, (first + day) * DAY)
      const said = day === undefined ? 'never' : `day ${day} of ${days}, its day ${day - begins + 1}`
      console.log(
        `${name.padEnd(10)} seed ${seed}  ${id.padEnd(32)} ${String(accounts.length).padStart(4)} accounts  ` +
          `passed before ${(100 * leak).toFixed(1).padStart(5)} %  reported ${said}`,
      )
    }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** The first day from `begins` to `days` on which `found` holds: coarse steps up, then halving. */
async function firstDay(
  begins: number,
  days: number,
  step: number,
  found: (day: number) => Promise<boolean>,
): Promise<number | undefined> {
  let low = begins - 1
  let high = begins
  while (!(await found(high))) {
    if (high === days) return undefined
    low = high
    high = Math.min(days, high + step)
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (await found(middle)) high = middle
    else low = middle
  }
  return high
}

/** The true campaigns that a scan of everything before a moment reports. */
async function reportedAt(log: RangeLog, before: number, directory: string): Promise<Set<string>> {
  const until = new Date(before).toISOString()
  const lines = log.lines.filter(({ ts }) => ts < until)
  const active = new Set(lines.map(({ account_id }) => account_id))
  const files = { log: join(directory, 'prefix.jsonl'), truth: join(directory, 'prefix-truth.json') }
  await writeRangeLog({ lines, truth: log.truth }, files)
  const { report } = await scanAndScore(files.log, files.truth)
  const reported = log.truth.campaigns.filter(({ accounts }) =>
    holdsHalf(
      report,
      accounts.filter((id) => active.has(id)),
    ),
  )
  return new Set(reported.map(({ id }) => id))
}

function holdsHalf(report: Report, active: readonly string[]): boolean {
  const own = new Set(active)
  return report.campaigns.some(({ accounts }) => {
    const both = accounts.filter(({ id }) => own.has(id)).length
    return both >= 0.5 * own.size && both >= 0.9 * accounts.length
  })
}

function shareBefore(log: RangeLog, campaign: string, before: number): number {
  const harvest = harvestIds(log)
  const own = log.lines.filter(
    ({ id, account_id }) => harvest.has(id) && log.truth.accounts[account_id]?.campaign === campaign,
  )
  const until = new Date(before).toISOString()
  return own.filter(({ ts }) => ts < until).length / Math.max(1, own.length)
}
