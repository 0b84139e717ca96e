/**
 * The Cauchy combination of p-values (Liu and Xie, JASA 115, 2020): valid in the tail under any dependence between
 * them, which evidence about one group always has. 1 where there are none.
 */
export function combineByCauchy(p_values: readonly number[]): number {
  if (p_values.length === 0) return 1
  let sum = 0
  for (const p of p_values) sum += p < 1e-15 ? 1 / (Math.PI * p) : Math.tan((0.5 - Math.min(p, 1 - 1e-12)) * Math.PI)
  const mean = sum / p_values.length
  const combined = mean > 1e15 ? 1 / (Math.PI * mean) : 0.5 - Math.atan(mean) / Math.PI
  return Math.min(1, Math.max(1e-12, combined))
}
