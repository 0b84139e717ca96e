import type { WatermarkDetection } from '#contract/watermark.js'

type ExactChance = Pick<WatermarkDetection, 'p_value' | 'log10_p_value'>

/**
 * The chance whose logarithm is `ln`, as documents carry it: never 0, with its logarithm where doubles end.
 * @throws RangeError where it is no logarithm of a chance that can be: that is a bug
 */
export function toChance(ln: number): ExactChance {
  if (!Number.isFinite(ln)) throw new RangeError(`${ln} is not the logarithm of a chance`)
  // A tail near 1 may come out as 1 + 1e-16.
  const log = Math.min(0, ln)
  return { p_value: Math.exp(log) || Number.MIN_VALUE, log10_p_value: log / Math.LN10 + 0 }
}
