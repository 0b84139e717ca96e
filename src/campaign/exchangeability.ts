import type { TextSample } from '#contract/profiles.js'
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
/** Texts of the whole sample from which the population's mean is read: its error is then 2 % of a text's length. */
const REFERENCE_TEXTS = 2000
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
  const strip = commonTokens(sample, texts, common_share)
  const embed = textEmbedder(sample, background, strip)
  const reference = meanText(embed, everyNth(sample.count, REFERENCE_TEXTS))
  const sums = new Map<number, { sum: Float64Array; texts: number; squares: number }>()
  for (const t of texts) {
    const account = sample.account[t]!
    const own = sums.get(account) ?? { sum: new Float64Array(DIMENSIONS), texts: 0, squares: 0 }
    sums.set(account, own)
    own.texts++
    own.squares += embed(t, own.sum)
  }
  const rows = [...sums].filter(([, own]) => own.texts >= texts_min).sort(([a], [b]) => a - b)
  const centred = rows.map(([, own]) => own.sum.map((s, d) => s / own.texts - reference[d]!))
  const others = rows.map(([account]) => !anchor || anchor.has(account))
  const total = new Float64Array(DIMENSIONS)
  centred.forEach((row, r) => {
    if (others[r]) add(row, total)
  })
  const anchored = others.filter(Boolean).length
  const reference2 = dot(reference, reference)
  const accounts = rows.map(([account, own], r): AccountLikeness => {
    const mine = centred[r]!
    const n = own.texts
    return {
      account,
      texts: n,
      within: (dot(own.sum, own.sum) - own.squares) / (n * (n - 1)) - (2 * dot(own.sum, reference)) / n + reference2,
      between: (dot(mine, total) - (others[r] ? dot(mine, mine) : 0)) / Math.max(1, anchored - (others[r] ? 1 : 0)),
    }
  })
  const ratio = median(accounts.map((a) => a.between)) / Math.max(1e-9, median(accounts.map((a) => a.within)))
  return { accounts, ratio: accounts.length < 3 ? 0 : ratio, stripped: strip.size }
}

function commonTokens(sample: TextSample, texts: readonly number[], common_share: number): Set<number> {
  const held = new Map<number, number>()
  for (const t of texts) {
    for (let k = sample.offsets[t]!; k < sample.offsets[t + 1]!; k++) {
      held.set(sample.tokens[k]!, (held.get(sample.tokens[k]!) ?? 0) + 1)
    }
  }
  return new Set([...held].filter(([, count]) => count > common_share * texts.length).map(([token]) => token))
}

type Embed = (text: number, into: Float64Array) => number

/** Adds a text's vector to `into`, gives its squared length. Words are weighted by rarity and hashed with a sign. */
function textEmbedder(sample: TextSample, background: Background, strip: ReadonlySet<number>): Embed {
  const scratch = new Float64Array(DIMENSIONS)
  return (t, into) => {
    const touched: number[] = []
    for (let k = sample.offsets[t]!; k < sample.offsets[t + 1]!; k++) {
      const token = sample.tokens[k]!
      if (strip.has(token)) continue
      const hash = Math.imul(token + 1, 2654435761) >>> 0
      const dimension = hash % DIMENSIONS
      if (scratch[dimension] === 0) touched.push(dimension)
      scratch[dimension]! += Math.log(background.texts / background.counts[token]!) * (hash >>> 31 ? 1 : -1)
    }
    let length2 = 0
    for (const d of touched) length2 += scratch[d]! ** 2
    const scale = 1 / Math.sqrt(length2 + SHORT_TEXT)
    for (const d of touched) {
      into[d]! += scratch[d]! * scale
      scratch[d] = 0
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

function add(row: Float64Array, total: Float64Array): void {
  for (let d = 0; d < row.length; d++) total[d]! += row[d]!
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let d = 0; d < a.length; d++) sum += a[d]! * b[d]!
  return sum
}

function median(values: number[]): number {
  return Float64Array.from(values).sort()[values.length >> 1] ?? 0
}
