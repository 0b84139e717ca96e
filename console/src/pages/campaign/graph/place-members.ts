import { type Neighbours, neighboursOf } from './build-neighbours'
import { GOLDEN_ANGLE } from './place-discs'

/** Between two accounts of a disc; the unit of the picture. */
export const SPACING = 1

/**
 * Puts accounts around the item that they gather at, as seeds in a sunflower, each on the side on which its other items
 * lie: lines then leave the disc instead of crossing it. Items must have their places.
 */
export function placeMembers(
  members: readonly number[],
  item: number,
  neighbours: Neighbours,
  x: Float32Array,
  y: Float32Array,
): void {
  const slots = members
    .map((_, place) => ({ angle: turned(place * GOLDEN_ANGLE), away: SPACING * Math.sqrt(place + 1.5) }))
    .sort((a, b) => a.angle - b.angle)
  const wishes = members
    .map((account) => ({ account, angle: wishOf(account, item, neighbours, x, y) }))
    .sort((a, b) => a.angle - b.angle || a.account - b.account)
  for (const [place, { account }] of wishes.entries()) {
    const { angle, away } = slots[place]!
    x[account] = x[item]! + away * Math.cos(angle)
    y[account] = y[item]! + away * Math.sin(angle)
  }
}

function wishOf(account: number, home: number, neighbours: Neighbours, x: Float32Array, y: Float32Array): number {
  let dx = 0
  let dy = 0
  for (const item of neighboursOf(neighbours, account)) {
    if (item === home) continue
    dx += x[item]! - x[home]!
    dy += y[item]! - y[home]!
  }
  return dx === 0 && dy === 0 ? 0 : turned(Math.atan2(dy, dx))
}

const turned = (angle: number): number => {
  const rest = angle % (2 * Math.PI)
  return rest < 0 ? rest + 2 * Math.PI : rest
}
