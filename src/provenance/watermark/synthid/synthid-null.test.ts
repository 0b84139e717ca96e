import { expect, it } from 'vitest'
import { watermarkConfigSchema } from '#contract/watermark.js'
import { Random } from '#lib/random.js'
import { scoreTexts } from '../score-texts.js'
import type { SynthidConfig } from './open-synthid-hash.js'
import { openSynthidScorer } from './open-synthid-scorer.js'

const PAIRS = 1000
const LAYERS = 9

/** A text that repeats itself as people do: few words are often, whole phrases come again, and loops occur. */
function repetitiveText(random: Random): number[] {
  const tokens: number[] = []
  while (tokens.length < 160) {
    const roll = random.unit()
    if (roll < 0.15 && tokens.length > 20) {
      const from = random.below(tokens.length - 8)
      tokens.push(...tokens.slice(from, from + 8))
    } else if (roll < 0.18) for (let i = 0; i < 12; i++) tokens.push(13, 198)
    // Zipf's law over 50,000 ids
    else tokens.push(Math.floor(50_000 ** random.unit()))
  }
  return tokens
}

it.each(['huggingface', 'deepmind'])(
  'the hash of %s: on repetitive text under 1,000 wrong keys, chances are uniform once ties are drawn for',
  (hash) => {
    const random = new Random(17)
    const exact: number[] = []
    const drawn = Array.from({ length: PAIRS }, () => {
      const keys = Array.from({ length: LAYERS }, () => random.uint32())
      const config = watermarkConfigSchema.parse({ scheme: 'synthid', hash, keys }) as SynthidConfig
      const scorer = openSynthidScorer(config)
      const { sum, scored } = scoreTexts(scorer, [repetitiveText(random)])
      const atLeast = Math.exp(scorer.logTail(sum, scored))
      const more = Math.exp(scorer.logTail(sum + 1, scored))
      exact.push(atLeast)
      return more + random.unit() * (atLeast - more)
    }).sort((a, b) => a - b)
    // Kolmogorov and Smirnov: a distance beyond this comes once in 1,000 times.
    const distance = Math.max(...drawn.map((chance, i) => Math.abs(chance - (i + 0.5) / PAIRS)))
    expect(distance * Math.sqrt(PAIRS)).toBeLessThan(1.95)
    // Exact ones stay above uniform: of 1,000, eleven or more below 0.001 would come once in ten million times.
    expect(exact.filter((chance) => chance <= 0.001).length).toBeLessThan(11)
  },
)
