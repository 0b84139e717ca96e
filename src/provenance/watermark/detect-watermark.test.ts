import { expect, it } from 'vitest'
import { type WatermarkConfig, watermarkConfigSchema, watermarkDetectionSchema } from '#contract/watermark.js'
import { Random } from '#lib/random.js'
import { detectWatermark } from './detect-watermark.js'
import { openMarker } from './open-marker.js'
import { wrongKeys } from './wrong-keys.js'

const VOCABULARY = 200
const configs: readonly [string, WatermarkConfig][] = [
  { scheme: 'vllm-gumbel', key: 42 },
  { scheme: 'vllm-dual-gumbel', key: '18446744073709551615' },
  { scheme: 'vllm-sbw', key: 42, width: 1 },
  { scheme: 'vllm-sbw', seeding: 'selfhash', key: 42 },
  { scheme: 'synthid', keys: [654, 400, 836, 123, 340, 443, 597, 160, 57] },
  { scheme: 'kgw', vocabulary: VOCABULARY },
  { scheme: 'kgw', seeding: 'selfhash', width: 4, vocabulary: VOCABULARY },
  { scheme: 'kgw', seeding: 'minhash', width: 4, vocabulary: VOCABULARY },
  { scheme: 'kgw', seeding: 'skipgram', width: 5, vocabulary: VOCABULARY },
  { scheme: 'kgw', seeding: 'rolling', key: 3, width: 2, vocabulary: VOCABULARY },
  { scheme: 'unigram', vocabulary: VOCABULARY, delta: 4 },
].map((given) => {
  const config = watermarkConfigSchema.parse(given)
  return [`${config.scheme} ${'seeding' in config ? config.seeding : ''}`, config]
})

/** A text of a model that knows nothing: its logits are noise, drawn anew for each place. */
function generate(config: WatermarkConfig | undefined, length: number, seed: number): number[] {
  const random = new Random(seed)
  const unit = (): number => random.unit()
  const marker = config && openMarker(config, unit)
  const ownNoise = config?.scheme === 'vllm-gumbel' || config?.scheme === 'vllm-dual-gumbel'
  const tokens: number[] = []
  for (let i = 0; i < length; i++) {
    const logits = Float64Array.from({ length: VOCABULARY }, () => 2 * unit())
    marker?.mark(tokens, logits)
    // Drawing from a softmax is the greatest logit after ordinary Gumbel noise.
    const drawn = ownNoise ? logits : logits.map((logit) => logit - Math.log(-Math.log(unit() || 0.5)))
    tokens.push(drawn.indexOf(Math.max(...drawn)))
  }
  return tokens
}

it.each(configs)(
  '%s: sees its own mark, and none without it or under other keys',
  (_, config) => {
    const marked = detectWatermark(config, generate(config, 250, 1))
    expect(watermarkDetectionSchema.parse(marked)).toEqual(marked)
    expect(marked.scheme).toBe(config.scheme)
    expect(marked.tokens).toBe(250)
    expect(marked.score).toBeGreaterThan(marked.expected)
    expect(marked.log10_p_value).toBeLessThan(-4)
    expect(detectWatermark(config, generate(undefined, 250, 2)).p_value).toBeGreaterThan(0.001)
    for (const wrong of wrongKeys(config, 3, 5))
      expect(detectWatermark(wrong, generate(config, 250, 1)).p_value).toBeGreaterThan(0.001)
  },
  60_000,
)

it.each(configs)('%s: has no say on no tokens', (_, config) => {
  const nothing = detectWatermark(config, [])
  expect(nothing).toMatchObject({ p_value: 1, log10_p_value: 0, scored: 0, tokens: 0 })
  expect(watermarkDetectionSchema.parse(nothing)).toEqual(nothing)
})

it('scores several texts together, each n-gram once', () => {
  const config = watermarkConfigSchema.parse({ scheme: 'kgw', vocabulary: VOCABULARY })
  const text = generate(config, 100, 1)
  const once = detectWatermark(config, text)
  expect(detectWatermark(config, [text, text])).toEqual({ ...once, tokens: 200 })
  expect(detectWatermark(config, [Int32Array.from(text)])).toEqual(once)
  expect(detectWatermark(config, Int32Array.from(text))).toEqual(once)
})

it('never tells a chance of 0, however long the text', () => {
  const config = watermarkConfigSchema.parse({ scheme: 'unigram', gamma: 0.25, vocabulary: 60_000 })
  const greenFirst = new Float64Array(60_000)
  openMarker(config).mark([], greenFirst)
  const green = [...greenFirst.keys()].filter((token) => greenFirst[token] !== 0)
  const detection = detectWatermark(config, green)
  expect(detection.score).toBe(15_000)
  expect(detection.p_value).toBe(Number.MIN_VALUE)
  // ln 1 / C(60000, 15000), by Stirling: −V · H(¼) + ½ ln(2π · V · ¼ · ¾)
  const entropy = -60_000 * (0.25 * Math.log(0.25) + 0.75 * Math.log(0.75))
  const exact = (0.5 * Math.log(2 * Math.PI * 60_000 * 0.1875) - entropy) / Math.LN10
  expect(detection.log10_p_value).toBeCloseTo(exact, 3)
})
