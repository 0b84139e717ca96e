/**
 * The detection floor: accounts × harvesting exchanges an account × camouflage.
 *   npx tsx --conditions=source bench/floor-table.ts --accounts 15,30,60 --exchanges 10,20,40 --camouflage 0,0.5,0.7
 * Plain tasks from one deck, no template, a person's hours, mixed clients: only the content gives them away.
 */
import { parseArgs } from 'node:util'
import { rangeIsHere, readScenario, runOnRange, type Scenario } from './range.js'

const { values: args } = parseArgs({
  options: {
    accounts: { type: 'string', default: '15,30,60' },
    exchanges: { type: 'string', default: '10,20,40' },
    camouflage: { type: 'string', default: '0,0.5,0.7' },
    corpus: { type: 'string', default: 'codealpaca' },
    seed: { type: 'string', default: '1' },
  },
})

if (!rangeIsHere()) {
  console.error('bench/floor-table: the proving ground is not here; set STILLWATCH_RANGE to its folder')
  process.exit(2)
}

const numbers = (list: string): number[] => list.split(',').filter(Boolean).map(Number)
const base = await readScenario('broad')
const covers = numbers(args.camouflage)

console.log(`corpus ${args.corpus}, seed ${args.seed}; found (Jaccard ≥ 0.8), recall / precision`)
console.log(`accounts  exchanges  ${covers.map((cover) => `cover ${100 * cover} %`.padEnd(24)).join('')}`)
for (const accounts of numbers(args.accounts)) {
  for (const each of numbers(args.exchanges)) {
    const cells: string[] = []
    for (const cover of covers) {
      const { score, report } = await runOnRange(scenarioOf(accounts, each, cover), Number(args.seed))
      const found = score.campaigns[0]?.found ? 'found' : 'lost '
      const near = report.near_misses.find(({ kind }) => kind === 'too-small' || kind === 'inconclusive')
      const nearly = score.campaigns[0]?.found || !near ? '' : ` ${near.kind}:${near.accounts.length}`
      cells.push(`${found} ${score.recall.toFixed(2)}/${score.precision.toFixed(2)}${nearly}`)
    }
    console.log(
      `${String(accounts).padStart(8)}  ${String(each).padStart(9)}  ${cells.map((cell) => cell.padEnd(32)).join('')}`,
    )
  }
}

function scenarioOf(accounts: number, each: number, camouflage: number): Scenario {
  const campaign = {
    name: 'floor',
    capability: 'any',
    accounts,
    exchanges: accounts * each,
    corpora: [args.corpus],
    elicitation: ['none'],
    ips: 'proxy',
    hours: 'mimic',
    agents: ['openai-python/1.82.0', 'python-requests/2.32.3', 'openai-node/4.98.0', 'langchain/0.3.25'],
    aged: true,
    mixParameters: true,
    typed: 0.3,
    camouflage,
  }
  return { ...base, name: 'floor', campaigns: [campaign] }
}
