import { squeezeText } from '#contract/fold-text.js'
import type { Examined } from '../examined.js'
import type { GateRule } from '../gate-rule.js'
import { identifierCandidates, identifierKeys } from '../identifier-candidates.js'

const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december'
const PLAN =
  /(?<![\p{L}\p{N}])(?:releas\w*|launch\w*|roadmap|unreleased|upcoming|ship(?:s|ped|ping)?|general availability|preview|announce\w*|next (?:model|version|generation))(?![\p{L}\p{N}])/u
const SOON =
  /(?<![\p{L}\p{N}])(?:next|coming) (?:week|month|quarter|year|spring|summer|autumn|fall|winter)(?![\p{L}\p{N}])/u
const DATED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(20\\d\\d)-(\\d\\d)(?:-\\d\\d)?|(?:(${MONTHS}),? )?(20\\d\\d)|q([1-4])[ /-]?(20\\d\\d)|(20\\d\\d)[ /-]?q([1-4]))(?![\\p{L}\\p{N}])`,
  'gu',
)

export const productPlans: GateRule = {
  name: 'product-plans',
  reason: 'What is to be brought out, and when, may not be told to competitors: competition law, and contracts.',
  *test(examined) {
    const unreleased = new Set(examined.settings.unreleased.flatMap(identifierKeys))
    for (const { where, readings, reversed } of [...examined.texts, ...examined.pieces])
      if (unreleased.size > 0 && [...readings, ...reversed].some((reading) => namesOne(reading, unreleased)))
        yield { where, what: 'a name of what is not out yet' }
    for (const { where, readings } of examined.pieces)
      if (readings.some((reading) => tellsPlan(reading, examined)))
        yield { where, what: 'a plan: something new, and a time to come' }
  },
}

const namesOne = (reading: string, unreleased: ReadonlySet<string>): boolean => {
  for (const name of identifierCandidates(reading, () => false)) if (unreleased.has(name)) return true
  const letters = squeezeText(reading)
  return [...unreleased].some((name) => name.length >= 6 && letters.includes(name))
}

const tellsPlan = (reading: string, { now_ms }: Pick<Examined, 'now_ms'>): boolean =>
  /(?<![\p{L}\p{N}])(?:roadmap|unreleased)(?![\p{L}\p{N}])/u.test(reading) ||
  ((PLAN.test(reading) || /(?<![\p{L}\p{N}])models?(?![\p{L}\p{N}])/u.test(reading)) &&
    (SOON.test(reading) || [...reading.matchAll(DATED)].some((found) => beginsAfter(found, now_ms))))

function beginsAfter(found: RegExpMatchArray, now_ms: number): boolean {
  const [, iso_year, iso_month, month, year, quarter, quarter_year, year_first, quarter_last] = found
  if (iso_year !== undefined) return endOf(Number(iso_year), Number(iso_month)) > now_ms
  if (quarter !== undefined) return endOf(Number(quarter_year), Number(quarter) * 3) > now_ms
  if (quarter_last !== undefined) return endOf(Number(year_first), Number(quarter_last) * 3) > now_ms
  if (month !== undefined) return endOf(Number(year), MONTHS.split('|').indexOf(month) + 1) > now_ms
  return endOf(Number(year), 0) > now_ms
}

/** The first moment after a month; month 0: the first of the year. A year that runs is the present, not a plan. */
const endOf = (year: number, month: number): number => Date.UTC(year, month, 1)
