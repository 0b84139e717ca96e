import type { TextSample } from '#contract/profiles.js'

/** How the texts of a sample score under a group's word model, and the score above which a text counts as the group's. */
export interface ScoredTexts {
  /** log likelihood ratio of a text, group against everybody else, over the root of its length */
  score: Float64Array
  /** the score that `false_share` of the texts outside the group pass */
  threshold: number
  /** the threshold, and higher ones that ever fewer of them pass: how clearly a text is the group's */
  levels: readonly number[]
  /** the score that half of the texts outside the group pass */
  middle: number
}

/** Counts of the whole sample, made once a scan. */
export interface Background {
  /** texts that hold a word, by word */
  counts: Float32Array
  /** ln(texts / counts), by word: how rare it is */
  rarity: Float32Array
  texts: number
}

export function countBackground(sample: TextSample, count = sample.count): Background {
  const counts = new Float32Array(sample.vocabulary.length)
  for (let k = 0; k < sample.offsets[count]!; k++) counts[sample.tokens[k]!]!++
  return { counts, rarity: counts.map((seen) => Math.log(count / Math.max(1, seen))), texts: count }
}

/** Pseudo-texts added to both sides of a ratio: a word seen in none of them says next to nothing. */
const SMOOTHING = 2

export interface WordModel {
  /** log ratios by word, learned on the first and on the second half of the texts */
  ratios: [Float32Array, Float32Array]
}

/**
 * Learns how the chosen texts differ from all others: per word and word pair the log of its rate among them over its
 * rate outside (naive Bayes on presence; McCallum and Nigam, AAAI 1998). One model a half, so that no text is scored
 * by a model that has seen it.
 */
export function learnWords(
  sample: TextSample,
  background: Background,
  chosen: (text: number) => boolean,
  count = sample.count,
): WordModel {
  const words = sample.vocabulary.length
  const counts = [new Float32Array(words), new Float32Array(words)] as const
  const texts: [number, number] = [0, 0]
  for (let t = 0; t < count; t++) {
    if (!chosen(t)) continue
    const half = sample.half[t] as 0 | 1
    texts[half]++
    for (let k = sample.offsets[t]!; k < sample.offsets[t + 1]!; k++) counts[half][sample.tokens[k]!]!++
  }
  const outside = Math.max(1, background.texts - texts[0] - texts[1])
  const learn = (half: 0 | 1): Float32Array => {
    const ratios = new Float32Array(words)
    for (let b = 0; b < words; b++) {
      const others = Math.max(0, background.counts[b]! - counts[0][b]! - counts[1][b]!)
      const expected = (texts[half] * others) / outside
      ratios[b] = Math.log((counts[half][b]! + SMOOTHING) / (expected + SMOOTHING))
    }
    return ratios
  }
  return { ratios: [learn(0), learn(1)] }
}

/**
 * Scores the first `count` texts of the sample, each by the model of the other half. Any
 * beginning of the sample is a sample of its own.
 */
export function scoreTexts(
  sample: TextSample,
  model: WordModel,
  outside: (text: number) => boolean,
  false_share: number,
  count = sample.count,
): ScoredTexts {
  const score = new Float64Array(count)
  const others = new Float64Array(count)
  let outsiders = 0
  for (let t = 0; t < count; t++) {
    const ratios = model.ratios[(1 - sample.half[t]!) as 0 | 1]
    const from = sample.offsets[t]!
    const to = sample.offsets[t + 1]!
    let sum = 0
    for (let k = from; k < to; k++) sum += ratios[sample.tokens[k]!]!
    score[t] = sum / Math.sqrt(to - from)
    if (outside(t)) others[outsiders++] = score[t]!
  }
  const [middle, ...levels] = quantilesOf(others.subarray(0, outsiders), [
    0.5,
    ...CLEARER.map((times) => 1 - false_share / times),
  ])
  return { score, threshold: levels[0]!, levels, middle: middle! }
}

/** How many times fewer of the others' texts pass each level. */
const CLEARER = [1, 5, 25]

/** Scores from which a threshold is read: of 20,000 the upper twentieth still holds 1,000. */
const QUANTILE_SCORES = 20_000

function quantilesOf(values: Float64Array, shares: readonly number[]): number[] {
  const step = Math.max(1, Math.floor(values.length / QUANTILE_SCORES))
  const sorted = Float64Array.from({ length: Math.floor(values.length / step) }, (_, i) => values[i * step]!).sort()
  return shares.map((share) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0)
}
