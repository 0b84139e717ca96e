/** How many accounts show a value, of those of whom a value of its kind is known: of a campaign, and outside all. */
export interface Shared {
  members_with: number
  members_of: number
  others_with: number
  others_of: number
}

/**
 * That an account which shows the value belongs to such a campaign, 0 to 100:
 *
 *     100 · c · o / (1 + o),   o = L · prior / (1 − prior),
 *     L = ((m + 1) / (M + 2)) / ((k + 1) / (N + 2))
 *
 * m of M members and k of N others show it; c is the campaign's own confidence. L is the likelihood ratio of the value, with
 * the rule of succession in both rates: what nobody of few others shows is not taken to be shown by nobody.
 */
export function indicatorConfidence(shared: Shared, prior: number, campaign_confidence: number): number {
  const { members_with, members_of, others_with, others_of } = shared
  const ratio = (members_with + 1) / (members_of + 2) / ((others_with + 1) / (others_of + 2))
  return Math.round(100 * campaign_confidence * posterior(ratio, prior))
}

/** The probability after evidence of that likelihood ratio. */
export function posterior(ratio: number, prior: number): number {
  if (prior === 0 || prior === 1) return prior
  const odds = (ratio * prior) / (1 - prior)
  return odds / (1 + odds)
}
