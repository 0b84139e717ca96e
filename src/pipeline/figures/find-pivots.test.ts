import { setImmediate as soon } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { Random } from '#lib/random.js'
import { type DayCell, findPivots } from './find-pivots.js'

const dayOf = (place: number): string => new Date(Date.UTC(2026, 2, 1 + place)).toISOString().slice(0, 10)

/** Exchanges of 20 parts over some days, of two models; `share` of them go to the newer one. */
function cellsOf(days: number, share: (day: number, part: number, random: Random) => number, each = 60): DayCell[] {
  const random = new Random(7)
  return Array.from({ length: days }, (_, day) => day).flatMap((day) =>
    Array.from({ length: 20 }, (_, part) => {
      const wanted = share(day, part, random)
      const newer = Array.from({ length: each }, () => random.unit()).filter((unit) => unit < wanted).length
      return [
        { day: dayOf(day), part, kind: 'models', value: 'newer', exchanges: newer },
        { day: dayOf(day), part, kind: 'models', value: 'older', exchanges: each - newer },
      ]
    }).flat(),
  )
}

it('finds the day on which all move to another model, once, and tells what chance gives', async () => {
  const { pivots, tested } = await findPivots(cellsOf(20, (day) => (day < 12 ? 0.1 : 0.7)))
  expect(pivots).toMatchObject([{ day: dayOf(12), kind: 'models', from: 'older', to: 'newer' }])
  expect(pivots[0]!.shift).toBeCloseTo(0.6, 1)
  expect(pivots[0]!.expected).toBeLessThan(0.2)
  expect(pivots[0]!.p_value).toBeLessThanOrEqual(0.01)
  // Not the first days: nothing stands before them.
  expect(tested).toBe(17)
})

it('sees a move to other networks on its day, and no move back on the days after', async () => {
  const cells = cellsOf(20, (day) => (day === 12 ? 0.9 : 0.05)).map((cell) => ({
    ...cell,
    kind: 'networks',
    value: cell.value === 'newer' ? 'new' : 'known',
  }))
  expect((await findPivots(cells)).pivots).toMatchObject([{ day: dayOf(12), from: 'known', to: 'new' }])
})

it('takes it for no pivot where each part moves by itself, however much', async () => {
  const { pivots } = await findPivots(cellsOf(20, (_, __, random) => (random.unit() < 0.5 ? 0.05 : 0.95)))
  expect(pivots).toEqual([])
})

it('says nothing of a steady mix, or of a small change', async () => {
  expect((await findPivots(cellsOf(20, () => 0.4))).pivots).toEqual([])
  expect((await findPivots(cellsOf(20, (day) => (day < 12 ? 0.4 : 0.47)))).pivots).toEqual([])
})

it('says nothing where there are too few accounts to tell', async () => {
  const few = cellsOf(20, (day) => (day < 12 ? 0 : 1)).filter(({ part }) => part < 5)
  expect(await findPivots(few)).toEqual({ pivots: [], tested: 0 })
})

it('holds the chance of a false pivot in a whole steady campaign below a hundredth', async () => {
  let false_ones = 0
  for (let seed = 0; seed < 60; seed++) {
    const random = new Random(seed)
    // Parts with habits of their own that drift: overdispersed, as people are.
    const cells = cellsOf(15, () => 0.2 + 0.6 * random.unit(), 10)
    false_ones += (await findPivots(cells)).pivots.length > 0 ? 1 : 0
  }
  expect(false_ones).toBeLessThanOrEqual(2)
})

it('gives others their turn while it looks', async () => {
  const cells = cellsOf(60, (day) => (day % 20 < 10 ? 0.1 : 0.7))
  let turns = 0
  let looking = true
  const others = (async () => {
    for (; looking; turns++) await soon()
  })()
  expect((await findPivots(cells)).pivots.length).toBeGreaterThan(1)
  looking = false
  await others
  expect(turns).toBeGreaterThan(3)
})
