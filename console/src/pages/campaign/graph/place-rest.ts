import { type Neighbours, neighboursOf } from './build-neighbours'
import { type Disc, GOLDEN_ANGLE } from './place-discs'
import { SPACING } from './place-members'

/** Around what is placed already, as a spiral that goes outwards. */
export function placeOnRim(discs: readonly Disc[], radii: readonly number[]): Disc[] {
  let area = Math.max(0, ...discs.map(({ x, y, radius }) => (Math.hypot(x, y) + radius) ** 2))
  return radii.map((radius, place) => {
    area += (2 * radius) ** 2
    const away = Math.sqrt(area)
    return { x: away * Math.cos(place * GOLDEN_ANGLE), y: away * Math.sin(place * GOLDEN_ANGLE), radius }
  })
}

/** An item that nobody is drawn at stands in the middle of who holds it, a little aside: several may have the same middle. */
export function placeBetween(
  node: number,
  turn: number,
  neighbours: Neighbours,
  x: Float32Array,
  y: Float32Array,
): void {
  const holders = neighboursOf(neighbours, node)
  for (const holder of holders) {
    x[node]! += x[holder]! / holders.length
    y[node]! += y[holder]! / holders.length
  }
  x[node]! += 0.6 * SPACING * Math.cos(turn * GOLDEN_ANGLE)
  y[node]! += 0.6 * SPACING * Math.sin(turn * GOLDEN_ANGLE)
}

/** Accounts that share nothing stand outside. */
export function placeAlone(homes: Int32Array, x: Float32Array, y: Float32Array): void {
  let area = 0
  for (let node = 0; node < x.length; node++)
    if (homes[node] !== -1) area = Math.max(area, (Math.hypot(x[node]!, y[node]!) + 2 * SPACING) ** 2)
  let place = 0
  for (const [account, home] of homes.entries()) {
    if (home >= 0) continue
    const away = Math.sqrt(area + place * SPACING ** 2)
    x[account] = away * Math.cos(place * GOLDEN_ANGLE)
    y[account] = away * Math.sin(place * GOLDEN_ANGLE)
    place++
  }
}
