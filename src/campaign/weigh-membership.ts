import { fitBetaBinomial, logLikelihood } from '#lib/beta-binomial.js'
import type { Exchangeability } from './exchangeability.js'

/** What is known of every account in the light of one group's word model. */
export interface MembershipCounts {
  /** texts that speak the group's language, by account */
  hits: Uint32Array
  /** texts in the sample, by account */
  total: Uint32Array
}

/** Likeness of people with the group's topic who do not belong, in units of the members' median. */
const STRANGER_LIKENESS = 0.3
const STRANGER_SPREAD = 0.25
/** Members differ from each other at least by this much in likeness, and by this much in the log of their activity. */
const LIKENESS_SPREAD_MIN = 0.15
const ACTIVITY_SPREAD_MIN = 0.6
/** No single piece decides alone, nats. */
const PIECE_MAX = 5

/**
 * Log odds that each account belongs, from three pieces that are nearly independent given the answer: how many of its
 * texts speak the group's language (two beta-binomials, the core's and everybody else's), how like these texts are to
 * the core's, and whether it is far less active than the core. Accounts without likeness get the first piece only.
 */
export function weighMembership(
  { hits, total }: MembershipCounts,
  core: readonly number[],
  likeness: Exchangeability,
): Float64Array {
  const chosen = new Set(core)
  const count = (i: number) => ({ k: hits[i]!, n: total[i]! })
  const accounts = [...total.keys()].filter((i) => total[i]! > 0)
  const outsiders = accounts.filter((i) => !chosen.has(i))
  const inside = fitBetaBinomial(core.map(count))
  const outside = fitBetaBinomial(outsiders.map(count))
  const prior = Math.log(core.length / Math.max(1, outsiders.length))
  const odds = new Float64Array(total.length).fill(Number.NEGATIVE_INFINITY)
  for (const i of accounts) {
    const { k, n } = count(i)
    odds[i] = prior + logLikelihood(inside, k, n) - logLikelihood(outside, k, n)
  }
  const like = likenessPiece(likeness, chosen)
  const active = activityPiece(hits, core)
  for (const account of likeness.accounts) odds[account.account]! += like(account) + active(account.account)
  return odds
}

function likenessPiece({ accounts }: Exchangeability, chosen: ReadonlySet<number>) {
  const core = accounts.filter(({ account }) => chosen.has(account))
  const typical = middle(core.map(({ between }) => between))
  const texts = middle(core.map((a) => a.texts))
  const spread = Math.max(LIKENESS_SPREAD_MIN, 1.4826 * middle(core.map((a) => Math.abs(a.between / typical - 1))))
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
  const typical = middle(logs)
  const spread = Math.max(ACTIVITY_SPREAD_MIN, 1.4826 * middle(logs.map((x) => Math.abs(x - typical))))
  return (account: number): number => {
    const below = Math.max(0, typical - Math.log(Math.max(1, hits[account]!))) / spread
    return Math.max(-PIECE_MAX, -(below ** 2) / 2)
  }
}

const logNormal = (x: number, mean: number, spread: number): number =>
  -(((x - mean) / spread) ** 2) / 2 - Math.log(spread)

function middle(values: readonly number[]): number {
  return Float64Array.from(values).sort()[values.length >> 1] ?? 0
}
