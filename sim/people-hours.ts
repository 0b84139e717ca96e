import type { Random } from './random.js'
import { DAY_MS, HOUR_MS, type World } from './world.js'

// Requests an hour of the local day; people's own working and evening hours, with a little of the night.
const HOURS = [6, 3, 2, 1, 1, 2, 6, 18, 38, 58, 66, 62, 44, 52, 64, 66, 58, 46, 40, 44, 48, 42, 28, 14]
const TOTAL = HOURS.reduce((sum, n) => sum + n, 0)

/** East of Greenwich, with the share of people who live there. */
export const ZONES: readonly (readonly [number, number])[] = [
  [-8, 13],
  [-6, 8],
  [-5, 20],
  [-3, 6],
  [0, 12],
  [1, 18],
  [2, 5],
  [5.5, 11],
  [8, 11],
  [9, 5],
  [10, 2],
]

/** A moment of a day at which a person in this zone is at the keys; `lark` hours earlier than most. */
export function wakingMoment(world: World, day: number, zoneHours: number, lark: number, random: Random): number {
  let x = random.unit() * TOTAL
  let hour = 0
  while (x >= HOURS[hour]!) x -= HOURS[hour++]!
  const offset = (hour - zoneHours - lark + 48) % 24
  // Wrapped once more, since half-hour zones reach over midnight and a day's plan must stay within the day.
  return world.start + day * DAY_MS + ((offset * HOUR_MS + random.int(HOUR_MS)) % DAY_MS)
}
