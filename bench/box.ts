/**
 * The must-pass box: random campaigns with camouflage up to a half, at least 50 accounts and 20 harvesting exchanges an
 * account. Bars: recall 0.85 at precision 0.98 in every run.
 *   npx tsx --conditions=source bench/box.ts --seeds 20 --from 1
 */
import { parseArgs } from 'node:util'
import { randomScenario } from './random-scenario.js'
import { rangeIsHere, runOnRange } from './range.js'

const { values: args } = parseArgs({
  options: { seeds: { type: 'string', default: '10' }, from: { type: 'string', default: '1' } },
})

if (!rangeIsHere()) {
  console.error('bench/box: the proving ground is not here; set STILLWATCH_RANGE to its folder')
  process.exit(2)
}

const worst = { precision: 1, recall: 1 }
let failed = 0
for (let seed = Number(args.from); seed < Number(args.from) + Number(args.seeds); seed++) {
  const scenario = await randomScenario(seed)
  const { score, report, seconds } = await runOnRange(scenario, seed)
  const { precision, recall } = score
  worst.precision = Math.min(worst.precision, precision)
  worst.recall = Math.min(worst.recall, recall)
  const passed = precision >= 0.98 && recall >= 0.85
  if (!passed) failed++
  const { name: _, capability: __, ...knobs } = scenario.campaigns[0]!
  console.log(
    `${passed ? 'pass' : 'FAIL'} ${String(seed).padStart(3)}  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  ` +
      `false ${score.false_campaigns}  fragments ${score.fragments}  exchanges x${score.campaigns[0]?.exchanges_ratio ?? '-'}  ` +
      `${seconds.toFixed(1)} s  ${JSON.stringify(score.wrongly_flagged)}`,
  )
  console.log(`         ${JSON.stringify(knobs)}`)
  if (!passed)
    for (const { kind, accounts, reason } of report.near_misses)
      console.log(`         near ${kind} ${accounts.length}: ${reason}`)
}
console.log(`runs ${args.seeds}  failed ${failed}  worst precision ${worst.precision}  worst recall ${worst.recall}`)
