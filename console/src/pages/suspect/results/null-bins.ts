export interface Bin {
  from: number
  to: number
  count: number
}

const BINS = 24

/** Where each bin begins, with as many digits as tell them apart: a chart takes two of one name for the same. */
export function edgesOf(bins: readonly Bin[]): string[] {
  const { from, to } = bins[0]!
  const digits = Math.min(20, Math.max(0, Math.ceil(-Math.log10(to - from))))
  return bins.map(({ from }) => from.toFixed(digits))
}

/** How often each value came, over a span that also holds what was observed. Values are sorted or not. */
export function nullBins(values: readonly number[], observed: number): Bin[] {
  const all = [...values, observed]
  const least = all.reduce((a, b) => Math.min(a, b))
  const most = all.reduce((a, b) => Math.max(a, b))
  const step = (most - least) / BINS || 1
  const bins = Array.from({ length: BINS }, (_, place) => ({
    from: least + place * step,
    to: least + (place + 1) * step,
    count: 0,
  }))
  for (const value of values) bins[binOf(bins, value)]!.count++
  return bins
}

/** Place of the bin that a value falls into; the last one holds its end too. */
export const binOf = (bins: readonly Bin[], value: number): number => {
  const { from, to } = bins[0]!
  return Math.max(0, Math.min(bins.length - 1, Math.floor((value - from) / (to - from))))
}
