/** A round place for an item with the accounts around it. */
export interface Disc {
  x: number
  y: number
  radius: number
}

export interface Pull {
  one: number
  other: number
  /** 0 to 1 */
  weight: number
}

export const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))
const ROUNDS = 220
/** In the last rounds discs only make room: nothing overlaps in the end. */
const ROUNDS_OF_ROOM = 70
const GRAVITY = 0.006
const PULL = 0.06
const GAP = 3

/**
 * Places discs so that those that are pulled together lie near each other and none lies on another. The same input
 * gives the same places: it begins with the largest in the middle of a spiral, not with chance. Quadratic in the number
 * of discs; callers bound it.
 */
export function placeDiscs(radii: readonly number[], pulls: readonly Pull[]): Disc[] {
  const discs = startOnSpiral(radii)
  for (let round = 0; round < ROUNDS; round++) {
    if (round < ROUNDS - ROUNDS_OF_ROOM) {
      for (const { one, other, weight } of pulls) draw(discs[one]!, discs[other]!, weight)
      for (const disc of discs) {
        disc.x *= 1 - GRAVITY
        disc.y *= 1 - GRAVITY
      }
    }
    makeRoom(discs)
  }
  return discs
}

function startOnSpiral(radii: readonly number[]): Disc[] {
  const order = radii.map((_, place) => place).sort((a, b) => radii[b]! - radii[a]! || a - b)
  const discs: Disc[] = radii.map((radius) => ({ x: 0, y: 0, radius }))
  let area = 0
  for (const [rank, place] of order.entries()) {
    const disc = discs[place]!
    const away = Math.sqrt(area) * 1.15 + rank * 1e-3
    disc.x = away * Math.cos(rank * GOLDEN_ANGLE)
    disc.y = away * Math.sin(rank * GOLDEN_ANGLE)
    area += (disc.radius + GAP) ** 2
  }
  return discs
}

function draw(one: Disc, other: Disc, weight: number): void {
  const dx = other.x - one.x
  const dy = other.y - one.y
  const distance = Math.hypot(dx, dy)
  const slack = distance - (one.radius + other.radius + GAP)
  if (slack <= 0) return
  // The heavier moves less.
  const share = other.radius / (one.radius + other.radius)
  const by = (PULL * weight * slack) / distance
  one.x += dx * by * share
  one.y += dy * by * share
  other.x -= dx * by * (1 - share)
  other.y -= dy * by * (1 - share)
}

function makeRoom(discs: readonly Disc[]): void {
  for (let a = 0; a < discs.length; a++) {
    const one = discs[a]!
    for (let b = a + 1; b < discs.length; b++) {
      const other = discs[b]!
      const dx = other.x - one.x
      const dy = other.y - one.y
      const wanted = one.radius + other.radius + GAP
      const square = dx * dx + dy * dy
      if (square >= wanted * wanted) continue
      const distance = Math.sqrt(square) || 1e-6
      const by = (wanted - distance) / distance
      const share = other.radius / (one.radius + other.radius)
      one.x -= dx * by * share
      one.y -= dy * by * share
      other.x += dx * by * (1 - share)
      other.y += dy * by * (1 - share)
    }
  }
}
