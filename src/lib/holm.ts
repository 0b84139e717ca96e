/**
 * Holm's step-down correction (Scandinavian Journal of Statistics 6, 1979), in log space, so that chances below the
 * doubles keep their order. It holds the chance of even one false rejection, whatever the tests have in common.
 * @param log_chances ln p, one a test; all that were tried, not the best ones alone
 * @param tests how many were tried, where more than are given (those left out count as the greatest)
 * @returns ln of the adjusted chances, at most 0, in the order given
 */
export function holm(log_chances: readonly number[], tests = log_chances.length): number[] {
  if (tests < log_chances.length) throw new RangeError(`${log_chances.length} tests were made, not ${tests}`)
  const order = log_chances.map((_, at) => at).sort((a, b) => (log_chances[a] ?? 0) - (log_chances[b] ?? 0))
  const adjusted = new Array<number>(log_chances.length)
  let greatest = Number.NEGATIVE_INFINITY
  for (const [rank, at] of order.entries()) {
    greatest = Math.max(greatest, Math.min(0, (log_chances[at] ?? 0) + Math.log(tests - rank)))
    adjusted[at] = greatest
  }
  return adjusted
}
