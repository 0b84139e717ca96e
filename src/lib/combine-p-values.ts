/**
 * Simes' combination of p-values (Biometrika 73, 1986): the least of p₍ᵢ₎·k/i over the sorted values. Valid under
 * independence and under positive dependence, which evidence about one group has. 1 where there are none.
 */
export function combineBySimes(p_values: readonly number[]): number {
  const sorted = [...p_values].sort((a, b) => a - b)
  return sorted.reduce((least, p, i) => Math.min(least, (p * sorted.length) / (i + 1)), 1)
}
