/**
 * Tokens a second of each watermark detector, beside the floor of the hashing that it cannot do without: the same calls of
 * its generator, without scores, repeats or sums. Both in CPU time, turn by turn in one process, medians of the rounds.
 *   npm run bench -- watermark --rounds 5
 */
import { parseArgs } from 'node:util'
import { type WatermarkConfig, watermarkConfigSchema } from '#contract/watermark.js'
import { Random } from '#lib/random.js'
import { MersenneTwister } from '#provenance/watermark/mersenne-twister.js'
import { openScorer } from '#provenance/watermark/open-scorer.js'
import { philox } from '#provenance/watermark/philox.js'
import { scoreTexts } from '#provenance/watermark/score-texts.js'
import { HashAccumulator } from '#provenance/watermark/synthid/hash-accumulator.js'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } })
const rounds = Number(values.rounds)
const VOCABULARY = 32_000
const words = new Int32Array(4)
const twister = new MersenneTwister()
const accumulator = new HashAccumulator()
/** so that no loop is left out as useless */
let sink = 0

const philoxTimes = (times: number) => (token: number) => {
  for (let i = 0; i < times; i++) philox(token, i, 0, 0, 1, 2, words)
  sink ^= words[0] as number
}
const shuffle = (draws: number) => (token: number) => {
  twister.seed(token)
  for (let drawn = 0; drawn < draws; ) {
    const some = twister.some()
    drawn += some.length
    sink ^= some[0] as number
  }
}
const accumulate = (times: number) => (token: number) => {
  accumulator.set(0, 1)
  for (let i = 0; i < times; i++) accumulator.add(token, i)
  sink ^= accumulator.low
}

type Row = [name: string, given: object, tokens: number, hashing: string, floor: (token: number) => void]
const kgw = { scheme: 'kgw', vocabulary: VOCABULARY, gamma: 0.25 }
const quarter = `mt19937, ${VOCABULARY / 4} draws`
const keys = Array.from({ length: 9 }, (_, i) => 1000 + i)
const ROWS: readonly Row[] = [
  ['vllm-gumbel, width 4', { scheme: 'vllm-gumbel', key: 42 }, 200_000, 'philox × 2', philoxTimes(2)],
  ['vllm-dual-gumbel, width 4', { scheme: 'vllm-dual-gumbel', key: 42 }, 200_000, 'philox × 4', philoxTimes(4)],
  ['vllm-sbw lefthash, width 4', { scheme: 'vllm-sbw', key: 42 }, 200_000, 'philox', philoxTimes(1)],
  [
    'vllm-sbw selfhash, width 4',
    { scheme: 'vllm-sbw', seeding: 'selfhash', key: 42 },
    200_000,
    'philox',
    philoxTimes(1),
  ],
  ['synthid, 9 layers', { scheme: 'synthid', keys }, 100_000, '13 steps of its hash', accumulate(13)],
  ['kgw lefthash', kgw, 4000, quarter, shuffle(VOCABULARY / 4)],
  ['kgw selfhash, width 4', { ...kgw, seeding: 'selfhash', width: 4 }, 4000, quarter, shuffle(VOCABULARY / 4)],
  ['kgw minhash, width 4', { ...kgw, seeding: 'minhash', width: 4 }, 4000, quarter, shuffle(VOCABULARY / 4)],
  ['kgw skipgram, width 5', { ...kgw, seeding: 'skipgram', width: 5 }, 4000, quarter, shuffle(VOCABULARY / 4)],
  ['kgw rolling, width 2', { ...kgw, seeding: 'rolling', key: 3, width: 2 }, 4000, quarter, shuffle(VOCABULARY / 4)],
  ['unigram', { scheme: 'unigram', vocabulary: VOCABULARY }, 200_000, 'none', () => {}],
]

/** CPU seconds, since other processes run on the machine. */
function cpuSeconds(work: () => void): number {
  const began = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1e6
}

const median = (all: number[]): number => all.sort((a, b) => a - b)[all.length >> 1] as number
const perSecond = (tokens: number, seconds: number): string => Math.round(tokens / seconds).toLocaleString('en')

function measure(config: WatermarkConfig, count: number, floor: (token: number) => void): [number, number] {
  const random = new Random(1)
  // Words at random: no context recurs, so nothing is spared by remembering.
  const tokens = Int32Array.from({ length: count }, () => random.below(VOCABULARY))
  const detect: number[] = []
  const bare: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const scorer = openScorer(config)
    const seconds = cpuSeconds(() => {
      sink ^= scoreTexts(scorer, [tokens]).scored
    })
    const hashing = cpuSeconds(() => tokens.forEach(floor))
    // The first round warms both up.
    if (round > 0) {
      detect.push(seconds)
      bare.push(hashing)
    }
  }
  return [median(detect), median(bare)]
}

console.log('| detector | tokens/s | floor, tokens/s | of the floor | hashing of a token |')
console.log('| --- | ---: | ---: | ---: | --- |')
for (const [name, given, count, hashing, floor] of ROWS) {
  const [detect, bare] = measure(watermarkConfigSchema.parse(given), count, floor)
  const rest = hashing === 'none' ? '– | –' : `${perSecond(count, bare)} | ${((100 * bare) / detect).toFixed(0)} %`
  console.log(`| ${name} | ${perSecond(count, detect)} | ${rest} | ${hashing} |`)
}
if (sink === 0.5) console.log('never')
