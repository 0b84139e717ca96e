import type { TextSample } from '#contract/profiles.js'
import { fitDirichletMultinomial, likelihoodOf } from '#lib/dirichlet-multinomial.js'
import { median } from '#lib/median.js'
import type { Exchangeability } from './exchangeability.js'
import type { ScoredTexts } from './word-model.js'

/** How an account's texts score: those that do not speak the group's language, those that do, clearly, and more so. */
export interface AccountScores {
  categories: number
  /** accounts × categories */
  counts: Uint32Array
  /** texts that speak the group's language, by account */
  hits: Uint32Array
  /** texts in the sample, by account */
  total: Uint32Array
}

/** Sorts every text's score into the categories that the thresholds divide. */
export function countScores(sample: TextSample, { score, levels }: ScoredTexts): AccountScores {
  const categories = levels.length + 1
  const counts = new Uint32Array(sample.accounts * categories)
  const total = new Uint32Array(sample.accounts)
  for (let t = 0; t < score.length; t++) {
    let category = 0
    while (category < levels.length && score[t]! > levels[category]!) category++
    const account = sample.account[t]!
    counts[account * categories + category]!++
    total[account]!++
  }
  const hits = total.map((n, i) => n - counts[i * categories]!)
  return { categories, counts, hits, total }
}

/** Likeness of people with the group's topic who do not belong, in units of the members' median. */
const STRANGER_LIKENESS = 0.3
const STRANGER_SPREAD = 0.25
/** Members differ from each other at least by this much in likeness, and by this much in the log of their activity. */
const LIKENESS_SPREAD_MIN = 0.15
const ACTIVITY_SPREAD_MIN = 0.6
/** No single piece decides alone, nats. */
export const PIECE_MAX = 5
/** However pure a starting set is, a stranger may stand in it. */
const PRIOR_MAX = 0.83

/**
 * Log odds that each account belongs by how its texts score: two Dirichlet-multinomials, the core's and everybody
 * else's. `prior` is the probability for accounts about which something is known beforehand.
 */
export function weighWords(
  { categories, counts, total }: AccountScores,
  core: readonly number[],
  prior: (account: number) => number | undefined,
): Float64Array {
  const chosen = new Set(core)
  const row = (i: number) => counts.subarray(i * categories, (i + 1) * categories)
  const accounts = [...total.keys()].filter((i) => total[i]! > 0)
  const outsiders = accounts.filter((i) => !chosen.has(i))
  const inside = likelihoodOf(fitDirichletMultinomial(core.map(row), categories))
  const outside = likelihoodOf(fitDirichletMultinomial(outsiders.map(row), categories))
  const anyone = Math.log(core.length / Math.max(1, outsiders.length))
  const odds = new Float64Array(total.length).fill(Number.NEGATIVE_INFINITY)
  for (const i of accounts) {
    const before = prior(i)
    const known = before === undefined ? anyone : logitOf(Math.min(before, PRIOR_MAX))
    odds[i] = known + inside(row(i)) - outside(row(i))
  }
  return odds
}

const logitOf = (p: number): number => Math.log(p / (1 - p))

/**
 * Adds two pieces, nearly independent of the first given the answer: how like the account's texts are to the core's, and
 * whether it is far less active than the core. Accounts without likeness keep what they have.
 */
export function weighLikeness(
  odds: Float64Array,
  hits: Uint32Array,
  core: readonly number[],
  likeness: Exchangeability,
): void {
  const like = likenessPiece(likeness, new Set(core))
  const active = activityPiece(hits, core)
  for (const account of likeness.accounts) odds[account.account]! += like(account) + active(account.account)
}

function likenessPiece({ accounts }: Exchangeability, chosen: ReadonlySet<number>) {
  const core = accounts.filter(({ account }) => chosen.has(account))
  const typical = median(core.map(({ between }) => between))
  const texts = median(core.map((a) => a.texts))
  const spread = Math.max(LIKENESS_SPREAD_MIN, 1.4826 * median(core.map((a) => Math.abs(a.between / typical - 1))))
  return ({ between, texts: n }: Exchangeability['accounts'][number]): number => {
    const likeness = between / typical
    // Fewer texts blur both alike.
    const blur = Math.sqrt(Math.max(1, texts / n))
    const member = logNormal(Math.min(1, likeness), 1, spread * blur)
    const stranger = logNormal(Math.max(STRANGER_LIKENESS, likeness), STRANGER_LIKENESS, STRANGER_SPREAD * blur)
    return Math.max(-PIECE_MAX, Math.min(PIECE_MAX, member - stranger))
  }
}

function activityPiece(hits: Uint32Array, core: readonly number[]) {
  const logs = core.map((i) => Math.log(Math.max(1, hits[i]!)))
  const typical = median(logs)
  const spread = Math.max(ACTIVITY_SPREAD_MIN, 1.4826 * median(logs.map((x) => Math.abs(x - typical))))
  return (account: number): number => {
    const below = Math.max(0, typical - Math.log(Math.max(1, hits[account]!))) / spread
    return Math.max(-PIECE_MAX, -(below ** 2) / 2)
  }
}

const logNormal = (x: number, mean: number, spread: number): number =>
  -(((x - mean) / spread) ** 2) / 2 - Math.log(spread)
