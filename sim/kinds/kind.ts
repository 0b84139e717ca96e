import type { Account, Traits } from '#sim/account.js'
import type { Random } from '#sim/random.js'
import type { Script } from '#sim/script.js'

/** A group of accounts that have something in common: one account, a team, a class, the users of one app. */
export interface Unit {
  /** names the unit; all that its members share is drawn from it */
  seed: number
  models: readonly string[]
  /** hours east of Greenwich where the members live together, else null */
  zoneHours: number | null
}

/** When an account is active: `rate` sittings on each day from `fromDay` up to, not with, `toDay`. */
export interface Habit {
  rate: number
  fromDay: number
  toDay: number
}

/** One kind of innocent customer. */
export interface Kind {
  /** accounts of a unit; their mean is `membersMean` */
  members(random: Random): number
  membersMean: number
  /** members live in one time zone */
  together: boolean
  weekdaysOnly: boolean
  /** sittings begin in waking hours; else at any hour */
  waking: boolean
  /** days before the log's start within which all accounts were created; null: over two years, a few during the log */
  createdDaysBefore: readonly [number, number] | null
  /** exchanges a member in the mean over so many days; sizes the population */
  exchangesMean(days: number): number
  habit(random: Random, unit: Unit, days: number): Habit
  /** exchanges of a sitting */
  length(random: Random): number
  traits(random: Random, unit: Unit): Traits
  open(account: Account, unit: Unit, random: Random): Script
}

/** One account a unit, private hours, two years of sign-ups: what most kinds are. */
export const SINGLE = {
  members: () => 1,
  membersMean: 1,
  together: false,
  weekdaysOnly: false,
  waking: true,
  createdDaysBefore: null,
} as const

/** A sitting's length: short ones mostly, 2.74 exchanges in the mean. */
export const sittingLength = (random: Random): number => 1 + Math.min(14, Math.floor(random.exponential(2.2)))
export const SITTING_MEAN = 2.74
