import { takeTurns } from '#ingest/receive/take-turns.js'
import { Random } from '#lib/random.js'

/** Exchanges of a part of a campaign's accounts on one day, of one kind and value. */
export interface DayCell {
  day: string
  part: number
  kind: string
  value: string
  exchanges: number
}

export interface Pivot {
  day: string
  kind: string
  /** share of the exchanges that moved: half the sum of absolute differences of shares */
  shift: number
  /** the median of the same where before and after are swapped at random */
  expected: number
  /** corrected for all days and kinds that were tested */
  p_value: number
  /** the values that lost and won most */
  from: string
  to: string
}

export interface PivotSearch {
  pivots: Pivot[]
  /** days that were tested, each once a kind */
  tested: number
}

/** Days before, and from a day on, that are held against each other: a single odd day is no pivot. */
const WINDOW_DAYS = 3
/** A network is new on one day only. */
const AFTER_DAYS: Record<string, number> = { networks: 1 }
/** Networks that were new are known the day after: only more new ones are a move. */
const ONLY_TO: Record<string, string> = { networks: 'new' }
/** Fewer parts cannot be swapped in enough ways. */
const PARTS_MIN = 10
const SHIFT_MIN = 0.15
const P_MAX = 0.01
/** Of the most frequent values; the others count as one. */
const VALUES_MAX = 12
/** Days looked at closely, those of the largest shifts. */
const CANDIDATES_MAX = 20
const SWAPS_MAX = 100_000
const DAY_MS = 86_400_000

/**
 * Days on which what a campaign asks for changed: the mix of the days from then on against that of the days before. Chance
 * is a swap of before and after for each part of the accounts, at random: what every account does by itself falls as
 * often to either side, and what they do together does not. It takes seconds for months of days: others get their turns.
 */
export async function findPivots(cells: readonly DayCell[]): Promise<PivotSearch> {
  const tests = [...new Set(cells.map(({ kind }) => kind))].flatMap((kind) =>
    testsOf(
      kind,
      cells.filter((cell) => cell.kind === kind),
    ),
  )
  const candidates = tests
    .filter((test) => test.shift >= SHIFT_MIN && isPeak(test, tests))
    .sort((a, b) => b.shift - a.shift)
    .slice(0, CANDIDATES_MAX)
  const swaps = Math.min(SWAPS_MAX, Math.ceil((2 * tests.length) / P_MAX))
  const pivots: Pivot[] = []
  for (const test of candidates) {
    const pivot = await pivotOf(test, swaps, tests.length)
    if (pivot !== undefined && pivot.to === (ONLY_TO[pivot.kind] ?? pivot.to)) pivots.push(pivot)
  }
  pivots.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  return { pivots, tested: tests.length }
}

/** The shift of a kind from the days before a day to those from it on, without a test: for a comparison with others. */
export function shiftAt(cells: readonly DayCell[], kind: string, day: string): number | undefined {
  return testsOf(
    kind,
    cells.filter((cell) => cell.kind === kind),
    1,
  ).find((test) => test.day === day)?.shift
}

interface DayTest {
  kind: string
  day: string
  values: readonly string[]
  /** by part: share of each value after less before */
  changes: Float64Array[]
  shift: number
}

function testsOf(kind: string, cells: readonly DayCell[], parts_min = PARTS_MIN): DayTest[] {
  const values = frequentValues(cells)
  const places = new Map(values.map((value, place) => [value, place]))
  const days = new Map<string, Map<number, Float64Array>>()
  for (const { day, part, value, exchanges } of cells) {
    const parts = days.get(day) ?? days.set(day, new Map()).get(day)!
    const counts = parts.get(part) ?? parts.set(part, new Float64Array(values.length + 1)).get(part)!
    counts[places.get(value) ?? values.length]! += exchanges
  }
  return [...days.keys()].sort().flatMap((day) => {
    const before = sumDays(days, day, -WINDOW_DAYS, 0)
    const after = sumDays(days, day, 0, AFTER_DAYS[kind] ?? WINDOW_DAYS)
    const changes = [...after].flatMap(([part, counts]) => {
      const earlier = before.get(part)
      return earlier === undefined ? [] : [difference(sharesOf(counts), sharesOf(earlier))]
    })
    // Whole days before, so that what merely began is no change.
    const known = [...days.keys()].some((other) => distance(other, day) <= -WINDOW_DAYS)
    if (changes.length < parts_min || !known) return []
    return [{ kind, day, values: [...values, 'others'], changes, shift: shiftOf(changes, () => 1) }]
  })
}

function frequentValues(cells: readonly DayCell[]): string[] {
  const sums = new Map<string, number>()
  for (const { value, exchanges } of cells) sums.set(value, (sums.get(value) ?? 0) + exchanges)
  return [...sums]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, VALUES_MAX)
    .map(([value]) => value)
}

const distance = (day: string, from: string): number => Math.round((Date.parse(day) - Date.parse(from)) / DAY_MS)

function sumDays(
  days: ReadonlyMap<string, ReadonlyMap<number, Float64Array>>,
  day: string,
  from: number,
  to: number,
): Map<number, Float64Array> {
  const sums = new Map<number, Float64Array>()
  for (let offset = from; offset < to; offset++) {
    const parts = days.get(new Date(Date.parse(day) + offset * DAY_MS).toISOString().slice(0, 10))
    for (const [part, counts] of parts ?? []) {
      const sum = sums.get(part)
      if (sum === undefined) sums.set(part, counts.slice())
      else for (let place = 0; place < counts.length; place++) sum[place]! += counts[place]!
    }
  }
  return sums
}

function sharesOf(counts: Float64Array): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => count / total)
}

const difference = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, place) => value - b[place]!)

/** Half the sum of absolute mean changes, with each part's change to one side or the other. */
function shiftOf(changes: readonly Float64Array[], sign: () => number): number {
  const sum = new Float64Array(changes[0]!.length)
  for (const change of changes) {
    const side = sign()
    for (let place = 0; place < sum.length; place++) sum[place]! += side * change[place]!
  }
  return sum.reduce((total, value) => total + Math.abs(value), 0) / changes.length / 2
}

/** Windows overlap: of neighbouring days the one with the largest shift is meant. */
const isPeak = (test: DayTest, tests: readonly DayTest[]): boolean =>
  tests.every(
    (other) =>
      other === test ||
      other.kind !== test.kind ||
      Math.abs(distance(other.day, test.day)) >= WINDOW_DAYS ||
      other.shift < test.shift ||
      (other.shift === test.shift && other.day > test.day),
  )

/** Undefined where chance reaches the shift too often: looked at no further than to that. */
async function pivotOf(
  { kind, day, values, changes, shift }: DayTest,
  swaps: number,
  tested: number,
): Promise<Pivot | undefined> {
  // By the day, so that the same exchanges are told the same way.
  const random = new Random(Date.parse(day) / DAY_MS)
  const chance = new Float64Array(swaps)
  const turn = takeTurns()
  let reached = 0
  for (let swap = 0; swap < swaps; swap++) {
    chance[swap] = shiftOf(changes, () => (random.uint32() & 1 ? 1 : -1))
    if (chance[swap]! >= shift - 1e-12) reached++
    if (tested * (1 + reached) > P_MAX * (swaps + 1)) return undefined
    const pause = turn()
    if (pause !== undefined) await pause
  }
  chance.sort()
  const mean = changes[0]!.map((_, place) => changes.reduce((sum, change) => sum + change[place]!, 0))
  const place = (best: (a: number, b: number) => boolean): number =>
    mean.reduce((found, value, at) => (best(value, mean[found]!) ? at : found), 0)
  return {
    day,
    kind,
    shift,
    expected: chance[swaps >> 1]!,
    p_value: (tested * (1 + reached)) / (swaps + 1),
    from: values[place((a, b) => a < b)]!,
    to: values[place((a, b) => a > b)]!,
  }
}
