const FIRST_MS = 1000
const LONGEST_MS = 30_000

/** Pause before the next try, after so many in a row that failed: doubled each time, a part of it by chance. */
export const pauseAfter = (failures: number, chance = Math.random()): number =>
  Math.round(Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1)) * (0.5 + chance / 2))
