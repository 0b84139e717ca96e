/**
 * Detection quality over scenarios and seeds, worst case first.
 *   npm run bench:quality -- --seeds 1,2,3,4,5 --scenarios clean,mixed
 *   npm run bench:quality -- --clean 100          clean logs with every innocent kind at a quarter to four times
 */
import { appendFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import {
  type RangeRun,
  rangeIsHere,
  readScenario,
  runOnRange,
  SCENARIOS,
  type Scenario,
  varyPopulation,
} from './range.js'

const { values: args } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1,2,3,4,5' },
    scenarios: { type: 'string', default: SCENARIOS.join(',') },
    clean: { type: 'string', default: '0' },
    from: { type: 'string', default: '1' },
    log: { type: 'string' },
  },
})

if (!rangeIsHere()) {
  console.error('bench/quality: the proving ground is not here; set STILLWATCH_RANGE to its folder')
  process.exit(2)
}

const runs: RangeRun[] = []
for (const name of args.scenarios.split(',').filter(Boolean)) {
  for (const seed of args.seeds.split(',').filter(Boolean).map(Number)) await add(await readScenario(name), seed)
}
for (let seed = Number(args.from); seed < Number(args.from) + Number(args.clean); seed++)
  await add(varyPopulation(await readScenario('clean'), seed), seed)

const worst = (value: (run: RangeRun) => number) => Math.min(...runs.map(value))
console.log(
  `runs ${runs.length}  worst precision ${worst((r) => r.score.precision)}  worst recall ${worst((r) => r.score.recall)}`,
)
console.log(`false campaigns ${sum((r) => r.score.false_campaigns)}  fragments ${sum((r) => r.score.fragments)}`)

async function add(scenario: Scenario, seed: number): Promise<void> {
  const run = await runOnRange(scenario, seed)
  runs.push(run)
  console.log(rowOf(run))
  if (args.log) await appendFile(args.log, `${JSON.stringify(summaryOf(run))}\n`)
}

function rowOf({ scenario, seed, score, report, seconds }: RangeRun): string {
  const found = score.campaigns.filter((c) => c.found).length
  const ratios = score.campaigns.map((c) => c.exchanges_ratio ?? '-').join('/')
  const near = report.near_misses.map(({ kind, accounts }) => `${kind}:${accounts.length}`).join(' ')
  return (
    `${scenario.padEnd(12)} ${String(seed).padStart(4)}  precision ${score.precision.toFixed(3)}  recall ${score.recall.toFixed(3)}  ` +
    `found ${found}/${score.campaigns.length}  false ${score.false_campaigns}  fragments ${score.fragments}  exchanges ${ratios}  ` +
    `${seconds.toFixed(1)} s  ${JSON.stringify(score.wrongly_flagged)}  near ${near}`
  )
}

/** What a later look at calibration needs of a run. */
function summaryOf({ scenario, seed, score, report }: RangeRun): object {
  return {
    scenario,
    seed,
    score,
    campaigns: report.campaigns.map(({ id, confidence, verdicts, accounts, evidence }) => ({
      id,
      confidence,
      operator: verdicts.operator.confidence,
      harvesting: verdicts.harvesting.confidence,
      accounts: accounts.length,
      evidence: evidence.map(({ kind, observed, expected, p_value }) => ({ kind, observed, expected, p_value })),
    })),
    near_misses: report.near_misses.map(({ kind, reason, accounts, verdicts }) => ({
      kind,
      reason,
      accounts: accounts.length,
      verdicts,
    })),
  }
}

function sum(value: (run: RangeRun) => number): number {
  return runs.reduce((total, run) => total + value(run), 0)
}
