import type { TextSample } from '#contract/profiles.js'
import { dot } from '#lib/dot.js'
import { median } from '#lib/median.js'
import { textsByOwner } from './texts-by-owner.js'
import type { Background } from './word-model.js'

/** Likeness of an account's own texts to each other, and to the texts of the group's other accounts. */
export interface AccountLikeness {
  account: number
  texts: number
  /** mean inner product of two of its texts, less the population's mean */
  within: number
  /** mean inner product of its texts with the other accounts', less the population's mean */
  between: number
}

export interface Exchangeability {
  accounts: AccountLikeness[]
  /** median between over median within: 1 where accounts are dealt from one deck, near 0 where each has its own topics */
  ratio: number
  /** words common to the group that were taken out first */
  stripped: number
}

const DIMENSIONS = 2048
/** Texts of the whole sample from which the population's mean is read: its error is then 3.5 % of a text's length. */
const REFERENCE_TEXTS = 800
/** Keeps a text of one or two words from counting as much as a long one: units of squared rarity. */
const SHORT_TEXT = 600

/**
 * Tests a group's texts for being dealt from one deck. Words that more than `common_share` of the texts hold are taken
 * out first: what strangers share through one application's template says nothing, the slots do. A person's slots stay
 * their own, so within exceeds between; a deck's do not.
 * @param texts the texts of the group that speak its language
 * @param anchor accounts to which likeness is measured; all where absent
 */
export function testExchangeability(
  sample: TextSample,
  background: Background,
  texts: readonly number[],
  { common_share, texts_min }: { common_share: number; texts_min: number },
  anchor?: ReadonlySet<number>,
): Exchangeability {
  const common = commonWords(sample, texts, common_share)
  const embed = textEmbedder(sample, background, common.flags)
  const reference = meanText(embed, everyNth(sample.count, REFERENCE_TEXTS))
  const rows = [...textsByOwner(sample, texts)].filter(([, own]) => own.length >= texts_min).sort(([a], [b]) => a - b)
  const anchored = (account: number): boolean => !anchor || anchor.has(account)
  const total = new Float64Array(DIMENSIONS)
  let others = 0
  for (const [account, own] of rows) {
    if (!anchored(account)) continue
    others++
    const sum = sumOf(embed, own).sum
    for (let d = 0; d < DIMENSIONS; d++) total[d]! += sum[d]! / own.length - reference[d]!
  }
  const reference2 = dot(reference, reference)
  const along = dot(reference, total)
  // No vector an account is kept: of thousands they would fill the caches, and summing again is cheaper.
  const accounts = rows.map(([account, own]): AccountLikeness => {
    const { sum, squares } = sumOf(embed, own)
    const n = own.length
    const sum2 = dot(sum, sum)
    const toward = dot(sum, reference)
    const mine2 = sum2 / n ** 2 - (2 * toward) / n + reference2
    const self = anchored(account)
    return {
      account,
      texts: n,
      within: (sum2 - squares) / (n * (n - 1)) - (2 * toward) / n + reference2,
      between: (dot(sum, total) / n - along - (self ? mine2 : 0)) / Math.max(1, others - (self ? 1 : 0)),
    }
  })
  return { accounts, ratio: likenessRatio(accounts), stripped: common.count }
}

/** Median between over median within, 0 where there are too few accounts to tell. */
export function likenessRatio(accounts: readonly AccountLikeness[]): number {
  if (accounts.length < 3) return 0
  const typical = median(accounts.map((a) => a.within))
  const within = median(accounts.map((a) => a.texts)) < FEW_TEXTS ? Math.max(typical, pooledWithin(accounts)) : typical
  return median(accounts.map((a) => a.between)) / Math.max(1e-9, within)
}

/** Below so many texts an account, the median likeness within is noise. */
const FEW_TEXTS = 8
/** Pairs of texts from which an account with more says no more: the busy must not rule. */
const PAIRS_MAX = 30

/**
 * Likeness within, over all accounts together: of two or three texts an account it is mostly noise, which may be below 0
 * in most accounts, so that a median says nothing.
 */
function pooledWithin(accounts: readonly AccountLikeness[]): number {
  let sum = 0
  let weights = 0
  for (const { texts, within } of accounts) {
    const pairs = Math.min(PAIRS_MAX, (texts * (texts - 1)) / 2)
    sum += pairs * within
    weights += pairs
  }
  return sum / Math.max(1, weights)
}

/** One array for all accounts in turn. */
const SUM = new Float64Array(DIMENSIONS)

function sumOf(embed: Embed, texts: readonly number[]): { sum: Float64Array; squares: number } {
  SUM.fill(0)
  let squares = 0
  for (const t of texts) squares += embed(t, SUM)
  return { sum: SUM, squares }
}

/** Flags of the words that more than `common_share` of the texts hold, and how many they are. */
function commonWords(
  sample: TextSample,
  texts: readonly number[],
  common_share: number,
): { flags: Uint8Array; count: number } {
  const { offsets, tokens } = sample
  const held = new Uint32Array(sample.vocabulary.length)
  const flags = new Uint8Array(sample.vocabulary.length)
  const most = common_share * texts.length
  let count = 0
  for (const t of texts) {
    for (let k = offsets[t]!; k < offsets[t + 1]!; k++) {
      const word = tokens[k]!
      held[word]!++
      if (held[word]! <= most || flags[word] === 1) continue
      flags[word] = 1
      count++
    }
  }
  return { flags, count }
}

type Embed = (text: number, into: Float64Array) => number

/** Adds a text's vector to `into`, gives its squared length. Words are weighted by rarity and hashed with a sign. */
function textEmbedder(sample: TextSample, background: Background, stripped: Uint8Array): Embed {
  const { offsets, tokens } = sample
  const { rarity } = background
  const scratch = new Float64Array(DIMENSIONS)
  const touched = new Uint16Array(DIMENSIONS)
  return (t, into) => {
    let dimensions = 0
    const to = offsets[t + 1]!
    for (let k = offsets[t]!; k < to; k++) {
      const word = tokens[k]!
      if (stripped[word] === 1) continue
      // The high bits of a multiplicative hash mix best (Knuth, vol. 3, 6.4).
      const hash = Math.imul(word + 1, 2654435761) >>> 0
      const dimension = (hash >>> 19) & (DIMENSIONS - 1)
      if (scratch[dimension] === 0) touched[dimensions++] = dimension
      scratch[dimension]! += hash & 0x40000 ? rarity[word]! : -rarity[word]!
    }
    let length2 = 0
    for (let i = 0; i < dimensions; i++) length2 += scratch[touched[i]!]! ** 2
    const scale = 1 / Math.sqrt(length2 + SHORT_TEXT)
    for (let i = 0; i < dimensions; i++) {
      const dimension = touched[i]!
      into[dimension]! += scratch[dimension]! * scale
      scratch[dimension] = 0
    }
    return length2 * scale * scale
  }
}

function meanText(embed: Embed, texts: readonly number[]): Float64Array {
  const mean = new Float64Array(DIMENSIONS)
  for (const t of texts) embed(t, mean)
  return mean.map((v) => v / texts.length)
}

function everyNth(count: number, most: number): number[] {
  const step = Math.max(1, Math.floor(count / most))
  return Array.from({ length: Math.floor(count / step) }, (_, k) => k * step)
}
