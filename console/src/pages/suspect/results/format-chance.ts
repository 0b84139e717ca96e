import { timesTen } from '@/ui/times-ten'

/** A probability by its decimal logarithm: plain where it is near, as a power of ten where it is small; never 0. */
export function formatChance(log10: number): string {
  if (log10 > -4) return String(Number((10 ** log10).toPrecision(3)))
  const power = Math.floor(log10)
  const digits = 10 ** (log10 - power)
  // 9.96 becomes 10.0, which is the next power.
  return digits >= 9.95 ? timesTen('1.0', power + 1) : timesTen(digits.toFixed(1), power)
}
