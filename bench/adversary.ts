/**
 * The adversary's suite: what each attack costs the harvester, what it gains, and who is accused.
 *   npx tsx --conditions=source bench/adversary.ts --seeds 1,2 --only framing
 * --only plain|template|framing; --match TEXT takes the attacks whose name holds it.
 */
import { parseArgs } from 'node:util'
import { EVASIONS } from '../test/adversary/attacks.js'
import { FRAMINGS, framingHarvests } from '../test/adversary/framings.js'
import { playEvasion, playFraming, sceneLog } from '../test/adversary/play.js'
import { harvestIds, textOf } from '../test/adversary/range-log.js'
import { innocentScene, plainScene, templateScene } from '../test/adversary/scenes.js'
import { rangeIsHere, type Scenario } from './range.js'

const { values: args } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1' },
    only: { type: 'string', default: 'plain,template,framing' },
    match: { type: 'string', default: '' },
  },
})

if (!rangeIsHere()) {
  console.error('bench/adversary: the proving ground is not here; set STILLWATCH_RANGE to its folder')
  process.exit(2)
}

const seeds = args.seeds.split(',').filter(Boolean).map(Number)
const only = new Set(args.only.split(','))
const chosen = ({ name }: { name: string }) => name.includes(args.match)

if (only.has('plain')) await evade(plainScene)
if (only.has('template')) await evade(templateScene)
if (only.has('framing')) await accuse()

async function evade(scene: Scenario): Promise<void> {
  console.log(`evasion, scene «${scene.name}»: 80 accounts × 40 harvesting exchanges, 30 % cover`)
  console.log(
    `${'attack'.padEnd(34)} seed  recall  precision  innocents | exchanges  input  yield  quality | near misses`,
  )
  for (const seed of seeds) {
    const plain = await sceneLog(scene, seed)
    for (const evasion of EVASIONS.filter(chosen)) {
      const { score, report, cost } = await playEvasion(evasion, scene, seed, plain)
      const innocents = Object.values(score.wrongly_flagged).reduce((a, b) => a + b, 0)
      const near = report.near_misses.map(({ kind, accounts }) => `${kind}:${accounts.length}`).join(' ')
      console.log(
        `${evasion.name.padEnd(34)} ${pad(seed, 4)}  ${score.recall.toFixed(3).padStart(6)}  ${score.precision.toFixed(3).padStart(9)}  ${pad(innocents, 9)} | ` +
          `${times(cost.exchanges).padStart(9)}  ${times(cost.input)}  ${cost.yield.toFixed(2).padStart(5)}  ${cost.quality.toFixed(2).padStart(7)} | ${near}`,
      )
    }
  }
}

async function accuse(): Promise<void> {
  console.log('framing: 50 attackers in a log of innocents')
  console.log(`${'attack'.padEnd(34)} seed  victims accused  other innocents  attackers reported | near misses`)
  const deck = await sceneLog(plainScene, 1)
  const harvest = harvestIds(deck)
  const texts = deck.lines.filter(({ id }) => harvest.has(id)).map(textOf)
  for (const seed of seeds) {
    const innocents = await sceneLog(innocentScene, seed)
    for (const framing of [...FRAMINGS, ...framingHarvests(texts)].filter(chosen)) {
      const framed = await playFraming(framing, innocents, seed)
      const near = framed.report.near_misses.map(({ kind, accounts }) => `${kind}:${accounts.length}`).join(' ')
      console.log(
        `${framing.name.padEnd(34)} ${pad(seed, 4)}  ${`${framed.accused} of ${framed.victims}`.padStart(15)}  ${pad(framed.others, 15)}  ` +
          `${`${framed.caught} of ${framed.attackers}`.padStart(18)} | ${near}`,
      )
    }
  }
}

function pad(value: number, width: number): string {
  return String(value).padStart(width)
}

function times(value: number): string {
  return `×${value.toFixed(2)}`
}
