import { expect, it } from 'vitest'
import { watermarkConfigSchema } from '#contract/watermark.js'
import { Random } from '#lib/random.js'
import { chooseToken } from '../watermark/choose-token.js'
import { openMarker } from '../watermark/open-marker.js'
import { openScorer } from '../watermark/open-scorer.js'
import { TextTally } from './text-tally.js'

const VOCABULARY = 200
const TOKENS = 600
const TEXTS = 20

/** Marked text of a model that likes all tokens alike. */
function writeMarked(config: ReturnType<typeof watermarkConfigSchema.parse>, random: Random): number[] {
  const marker = openMarker(config)
  const tokens = [random.below(VOCABULARY), random.below(VOCABULARY), random.below(VOCABULARY)]
  while (tokens.length < TOKENS) {
    const logits = new Float64Array(VOCABULARY)
    marker.mark(tokens, logits)
    tokens.push(chooseToken(config.scheme, logits, () => random.unit())!)
  }
  return tokens
}

it.each(['minhash', 'skipgram', 'selfhash', 'rolling'] as const)(
  'a model that only repeats what it has read is not accused under %s, in both forms',
  { timeout: 60_000 },
  (seeding) => {
    const chances = [15485863, 1299709, 32452843].flatMap((key) => {
      const config = watermarkConfigSchema.parse({ scheme: 'kgw', seeding, key, width: 3, vocabulary: VOCABULARY })
      const random = new Random(key)
      const [open, closed] = [new TextTally([openScorer(config)]), new TextTally([openScorer(config)])]
      for (let text = 0; text < TEXTS; text++) {
        const tokens = writeMarked(config, random)
        const predicted = tokens.map((_, at) => (at < 8 ? -1 : tokens[at - 1 - random.below(7)]!))
        open.add({ tokens, predicted })
        const answer = tokens.slice(0, 3)
        while (answer.length < TOKENS) answer.push([...tokens.slice(-7), ...answer].at(-1 - random.below(7))!)
        closed.add({ tokens: answer, prompt: tokens })
      }
      return [open, closed].map(({ sums }) => sums[0]!.log_chance / Math.LN10)
    })
    // Six tries a seeding: less than one in two hundred seedings comes below by chance.
    expect(Math.min(...chances)).toBeGreaterThan(-3.1)
  },
)
