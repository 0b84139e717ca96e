import { describe, expect, it } from 'vitest'
import { type WatermarkConfig, watermarkConfigSchema } from '#contract/watermark.js'
import { logBinomialTail } from '#lib/log-binomial-tail.js'
import { Random } from '#lib/random.js'
import { distanceMax, kolmogorovSmirnov } from './fixtures/kolmogorov-smirnov.js'
import { repetitiveText } from './fixtures/repetitive-text.js'
import { openScorer } from './open-scorer.js'
import { scoreTexts } from './score-texts.js'
import type { BayesianDetector } from './synthid/bayesian-detector.js'
import { openBayesianScorer } from './synthid/open-bayesian-scorer.js'
import type { SynthidConfig } from './synthid/open-synthid-hash.js'
import { openSynthidScorer } from './synthid/open-synthid-scorer.js'
import type { TokenScorer } from './token-scorer.js'
import { wrongKeys } from './wrong-keys.js'

const PAIRS = 1000
const TOKENS = 60
const VOCABULARY = 1000

/** [configuration, what a step of the sum is; 0 where it has none] */
const detectors: readonly [string, WatermarkConfig, number][] = (
  [
    [{ scheme: 'vllm-gumbel', key: 0, width: 1 }, 0],
    [{ scheme: 'vllm-gumbel', key: 0, width: 4 }, 0],
    [{ scheme: 'vllm-dual-gumbel', key: 0, width: 2 }, 0],
    [{ scheme: 'vllm-dual-gumbel', key: 0, width: 4 }, 0],
    [{ scheme: 'vllm-sbw', key: 0, width: 2 }, 1],
    [{ scheme: 'vllm-sbw', key: 0, width: 4 }, 1],
    [{ scheme: 'vllm-sbw', seeding: 'selfhash', key: 0 }, 1],
    [{ scheme: 'synthid', keys: [1, 2, 3, 4, 5] }, 1],
    [{ scheme: 'synthid', hash: 'deepmind', keys: [1, 2, 3, 4, 5] }, 1],
    [{ scheme: 'kgw', vocabulary: VOCABULARY }, 1],
    [{ scheme: 'kgw', seeding: 'selfhash', width: 4, vocabulary: VOCABULARY }, 1],
    [{ scheme: 'kgw', seeding: 'minhash', width: 4, vocabulary: VOCABULARY }, 1],
    [{ scheme: 'kgw', seeding: 'skipgram', width: 5, vocabulary: VOCABULARY }, 1],
    [{ scheme: 'kgw', seeding: 'rolling', key: 3, width: 2, vocabulary: VOCABULARY }, 1],
    [{ scheme: 'unigram', vocabulary: VOCABULARY }, 1],
  ] as const
).map(([given, step]) => {
  const config = watermarkConfigSchema.parse(given)
  const { scheme } = config
  const more = ['hash', 'seeding', 'width'].flatMap((name) =>
    name in config ? [config[name as keyof typeof config]] : [],
  )
  return [[scheme, ...more].join(' '), config, step]
})

const SYNTHID = (['huggingface', 'deepmind'] as const).map(
  (hash) => watermarkConfigSchema.parse({ scheme: 'synthid', hash, keys: [1, 2, 3, 4, 5] }) as SynthidConfig,
)
/** A detector may learn anything; of a mark as weak as this one the bound is not far from the chance. */
const learned = (layers: number): BayesianDetector => ({
  prior: 0.5,
  beta: Array.from({ length: layers }, (_, layer) => -1.2 - layer / 5),
  delta: Array.from({ length: layers }, () => Array.from({ length: layers }, () => 0.2)),
})
/** The hash of transformers takes one pair of keys in 65,536 for the same, and that is refused: of two there is one pair. */
const BAYESIAN = SYNTHID.map((config) => (config.hash === 'deepmind' ? config : { ...config, keys: ['1', '2'] }))

/** Selfhash has a permutation of a million for each key: 25 texts share one. Their n-grams differ, and so their lists. */
const textsOfKey = (config: WatermarkConfig): number =>
  config.scheme === 'kgw' && config.seeding === 'selfhash' ? 25 : 1

interface Chances {
  exact: number[]
  /** the step of the sum drawn within: uniform where the null holds, also for whole numbers */
  randomised: number[]
}

type Open = (config: WatermarkConfig) => TokenScorer

function chancesOf(config: WatermarkConfig, step: number, open: Open = openScorer): Chances {
  const random = new Random(11)
  const chances: Chances = { exact: [], randomised: [] }
  const share = textsOfKey(config)
  wrongKeys(config, PAIRS / share, 17).forEach((wrong, k) => {
    const scorer = open(wrong)
    for (let i = 0; i < share; i++) {
      const { sum, scored } = scoreTexts(scorer, [repetitiveText(TOKENS, VOCABULARY, 1000 + k * share + i)])
      const exact = Math.exp(scorer.logTail(sum, scored))
      const beyond = step === 0 ? exact : Math.exp(scorer.logTail(sum + step, scored))
      chances.exact.push(exact)
      chances.randomised.push(beyond + random.unit() * (exact - beyond))
    }
  })
  return chances
}

function expectNoneTooSmall(exact: readonly number[]): void {
  expect(exact).toHaveLength(PAIRS)
  for (const level of [0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.001]) {
    const below = exact.filter((chance) => chance <= level).length
    expect(logBinomialTail(below, PAIRS, level), `${below} of ${PAIRS} at ${level}`).toBeGreaterThan(Math.log(1e-4))
  }
}

describe(`${PAIRS} pairs of clean text and wrong key`, () => {
  it.each(detectors)(
    '%s: randomised chances are uniform, exact ones never too small',
    (_, config, step) => {
      const { exact, randomised } = chancesOf(config, step)
      expect(kolmogorovSmirnov(randomised)).toBeLessThan(distanceMax(PAIRS))
      expectNoneTooSmall(exact)
    },
    60_000,
  )

  it.each(SYNTHID)(
    'synthid $hash, weighted mean: likewise',
    (config) => {
      const { exact, randomised } = chancesOf(config, 1, (wrong) =>
        openSynthidScorer(wrong as SynthidConfig, 'weighted mean'),
      )
      expect(kolmogorovSmirnov(randomised)).toBeLessThan(distanceMax(PAIRS))
      expectNoneTooSmall(exact)
    },
    60_000,
  )

  it.each(BAYESIAN)(
    'synthid $hash, Bayesian: its bound holds, and is no empty one',
    (config) => {
      const { exact } = chancesOf(config, 0, (wrong) =>
        openBayesianScorer(wrong as SynthidConfig, learned(config.keys.length)),
      )
      expectNoneTooSmall(exact)
      expect(exact.filter((chance) => chance < 0.5).length).toBeGreaterThan(PAIRS / 50)
    },
    60_000,
  )

  it('would not be, were what has one score counted again', () => {
    const skipgram = watermarkConfigSchema.parse({
      scheme: 'kgw',
      seeding: 'skipgram',
      width: 5,
      vocabulary: VOCABULARY,
    })
    const { randomised } = chancesOf(skipgram, 1, (wrong) => {
      const { source: _source, ...scorer } = openScorer(wrong)
      return scorer
    })
    expect(kolmogorovSmirnov(randomised)).toBeGreaterThan(distanceMax(PAIRS))
  }, 60_000)

  it('would not be, were contexts of any length counted again', () => {
    const gumbel = watermarkConfigSchema.parse({ scheme: 'vllm-gumbel', key: 0, width: 1 })
    // Three more tokens of context than the score depends on: phrases that recur are scored anew.
    const { randomised } = chancesOf(gumbel, 0, (wrong) => ({ ...openScorer(wrong), context_width: 4 }))
    expect(kolmogorovSmirnov(randomised)).toBeGreaterThan(distanceMax(PAIRS))
  }, 60_000)
})
