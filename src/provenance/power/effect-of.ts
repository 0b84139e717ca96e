import type { MeasuredEffect, WatermarkEffect } from './measured-effects.js'

type Point = readonly [contamination: number, distance: number]

/**
 * How far above chance a score lies on average at a contamination, in standard deviations of one score: between measured
 * shares on a straight line of logarithms, below the least in proportion, above the greatest no more than there. A scheme that
 * was not measured is taken to be as far as KGW.
 */
export function effectOf({ points }: MeasuredEffect, scheme: WatermarkEffect, contamination: number): number {
  const measured: readonly Point[] = points[scheme] ?? points.kgw
  const [first] = measured
  const last = measured.at(-1)
  if (first === undefined || last === undefined) return 0
  // One share alone says nothing of the bend.
  if (contamination <= first[0] || measured.length === 1) return (first[1] * contamination) / first[0]
  if (contamination >= last[0]) return last[1]
  const after = measured.findIndex(([share]) => share >= contamination)
  return between(measured[after - 1] ?? first, measured[after] ?? last, contamination)
}

function between([x0, y0]: Point, [x1, y1]: Point, x: number): number {
  const part = Math.log(x / x0) / Math.log(x1 / x0)
  return Math.exp(Math.log(y0) + part * Math.log(y1 / y0))
}
