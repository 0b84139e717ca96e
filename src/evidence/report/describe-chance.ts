import type { CampaignAccount } from '#contract/report.js'
import { formatCount, formatNoun } from '#lib/format-number.js'

/** Below this a p-value is the extrapolation of a fitted tail: it orders findings and says no rate that was ever seen. */
const TOLD_MIN = 1e-6

/** What a p-value says, in words: how often sets of innocents would show as much. */
export function describeChance(p_value: number): string {
  if (!Number.isFinite(p_value) || p_value < 0) return 'not known'
  if (p_value >= 0.5) return 'in half of all sets of innocents, or more'
  if (p_value < TOLD_MIN) return 'less than once in a million sets of innocents, as far as can be extrapolated'
  return `about once in ${formatCount(Number((1 / p_value).toPrecision(2)))} sets of innocents`
}

/** How many of the null sets reach what was ranked, and where the p-value was had from. */
export function describeNulls(tested: number, nulls: readonly number[], tail: 'rank' | 'gpd'): string {
  if (nulls.length === 0) return 'no set of innocents could be made, so nothing is shown'
  const reached = nulls.filter((value) => value >= tested).length
  const sets = `${formatCount(reached)} of ${formatNoun(nulls.length, 'set')} reached it`
  return tail === 'gpd' ? `${sets}; p by a fitted tail` : sets
}

/** Accounts that are expected to stand in the list wrongly: the sum of one less the score of each. */
export const expectedWrong = (accounts: readonly Pick<CampaignAccount, 'score'>[]): number =>
  accounts.reduce((sum, { score }) => sum + (Number.isFinite(score) ? 1 - score : 1), 0)

/** A number of accounts that is an expectation: one decimal where it is small, never 0. */
export function formatExpected(expected: number): string {
  if (!Number.isFinite(expected)) return '—'
  if (expected < 0.1) return 'fewer than 0.1'
  return expected < 10 ? expected.toFixed(1) : formatCount(expected)
}
