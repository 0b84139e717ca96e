/**
 * The same logs without what was said: prompts, system prompts and tools are taken out of every request. No campaign
 * may be false; the recall is printed, with what was near.
 *   npx tsx --conditions=source bench/metadata.ts --scenarios clean,mixed --seeds 1,2
 */
import { parseArgs } from 'node:util'
import { rangeIsHere, readScenario, runOnRange, SCENARIOS } from './range.js'

const { values: args } = parseArgs({
  options: { scenarios: { type: 'string', default: SCENARIOS.join(',') }, seeds: { type: 'string', default: '1' } },
})

if (!rangeIsHere()) {
  console.error('bench/metadata: the proving ground is not here; set STILLWATCH_RANGE to its folder')
  process.exit(2)
}

let falsely = 0
for (const name of args.scenarios.split(',').filter(Boolean)) {
  for (const seed of args.seeds.split(',').filter(Boolean).map(Number)) {
    const { score, report, seconds } = await runOnRange(await readScenario(name), seed, withoutContent)
    falsely += score.false_campaigns
    const near = report.near_misses.map(({ kind, accounts }) => `${kind}:${accounts.length}`).join(' ')
    console.log(
      `${name.padEnd(10)} seed ${seed}  content ${report.input.content}  precision ${score.precision.toFixed(3)}  recall ${score.recall.toFixed(3)}  ` +
        `false ${score.false_campaigns}  fragments ${score.fragments}  rejected ${report.input.rejected_count}  ${seconds.toFixed(1)} s  near ${near}`,
    )
  }
}
console.log(`false campaigns ${falsely}`)

/** As a gateway logs it that keeps no content: the model, the parameters and the counts of tokens stay. */
function withoutContent(line: string): string {
  const exchange = JSON.parse(line) as { request: Record<string, unknown> }
  const { messages: _, system: __, tools: ___, ...request } = exchange.request
  return JSON.stringify({ ...exchange, request })
}
