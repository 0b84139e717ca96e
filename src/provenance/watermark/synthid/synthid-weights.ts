export type SynthidStatistic = 'mean' | 'weighted mean'

/** The whole numbers in proportion to linspace(10, 1, layers); all 1 for the plain mean. */
export function synthidWeights(layers: number, statistic: SynthidStatistic): number[] {
  if (statistic === 'mean' || layers === 1) return Array.from({ length: layers }, () => 1)
  const weights = Array.from({ length: layers }, (_, layer) => 10 * (layers - 1) - 9 * layer)
  const divisor = weights.reduce(greatestCommonDivisor)
  return weights.map((weight) => weight / divisor)
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b))
