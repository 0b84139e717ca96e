/**
 * The same logs without what was said: prompts, system prompts and tools are taken out of every request. No campaign
 * may be false; the recall is printed, with what was near.
 *   npx tsx --conditions=source bench/metadata.ts --scenarios clean,mixed --seeds 1,2
 *   npx tsx --conditions=source bench/metadata.ts --scenarios '' --varied 1,2,3
 * `--varied` scans clean logs in which every innocent kind is a quarter to four times as many, one a seed.
 */
import { parseArgs } from 'node:util'
import { rangeIsHere, readScenario, runOnRange, SCENARIOS, type Scenario, varyPopulation } from './range.js'

const { values: args } = parseArgs({
  options: {
    scenarios: { type: 'string', default: SCENARIOS.join(',') },
    seeds: { type: 'string', default: '1' },
    varied: { type: 'string', default: '' },
  },
})
const list = (text: string): string[] => text.split(',').filter(Boolean)

if (!rangeIsHere()) {
  console.error('bench/metadata: the proving ground is not here; set STILLWATCH_RANGE to its folder')
  process.exit(2)
}

let falsely = 0
const recalls: number[] = []
for (const name of list(args.scenarios)) {
  for (const seed of list(args.seeds).map(Number)) await scanStripped(await readScenario(name), seed)
}
for (const seed of list(args.varied).map(Number)) {
  await scanStripped(varyPopulation(await readScenario('clean'), seed), seed)
}
const mean = recalls.reduce((a, b) => a + b, 0) / Math.max(1, recalls.length)
console.log(`false campaigns ${falsely}, mean recall of ${recalls.length} logs with campaigns ${mean.toFixed(3)}`)

async function scanStripped(scenario: Scenario, seed: number): Promise<void> {
  const { score, report, seconds } = await runOnRange(scenario, seed, withoutContent)
  falsely += score.false_campaigns
  if (scenario.campaigns.length > 0) recalls.push(score.recall)
  const near = report.near_misses.map(({ kind, accounts }) => `${kind}:${accounts.length}`).join(' ')
  console.log(
    `${scenario.name.padEnd(12)} seed ${seed}  content ${report.input.content}  precision ${score.precision.toFixed(3)}  recall ${score.recall.toFixed(3)}  ` +
      `false ${score.false_campaigns}  fragments ${score.fragments}  rejected ${report.input.rejected_count}  ${seconds.toFixed(1)} s  near ${near}`,
  )
}

/** As a gateway logs it that keeps no content: the model, the parameters and the counts of tokens stay. */
function withoutContent(line: string): string {
  const exchange = JSON.parse(line) as { request: Record<string, unknown> }
  const { messages: _, system: __, tools: ___, ...request } = exchange.request
  return JSON.stringify({ ...exchange, request })
}
