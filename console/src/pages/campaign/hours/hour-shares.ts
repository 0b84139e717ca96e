/** Counts by hour as shares of their sum; nothing at all is 0 in each. */
export function shareOf(hours: readonly number[]): number[] {
  const sum = hours.reduce((total, count) => total + count, 0)
  return hours.map((count) => (sum === 0 ? 0 : count / sum))
}

/** How many hours of the day lie idle: with less than a tenth of what an even day would have. */
export const idleHours = (hours: readonly number[]): number =>
  shareOf(hours).filter((share) => share < 0.1 / hours.length).length

/** The hour with the most. */
export const busiestHour = (hours: readonly number[]): number => hours.indexOf(Math.max(...hours))

/** How far two days lie apart: the share of one that would have to be moved to make the other, from 0 to 1. */
export function distanceOf(one: readonly number[], other: readonly number[]): number {
  const [of_one, of_other] = [shareOf(one), shareOf(other)]
  return of_one.reduce((sum, share, hour) => sum + Math.abs(share - of_other[hour]!), 0) / 2
}
