import { expect, it } from 'vitest'
import { fillDays } from './fill-days'

const day = (name: string, exchanges: number) => ({ day: name, exchanges, output_tokens: exchanges * 10 })

it('puts in days without exchanges, over the end of a month', () => {
  expect(fillDays([day('2026-02-27', 3), day('2026-03-02', 1)])).toEqual([
    day('2026-02-27', 3),
    day('2026-02-28', 0),
    day('2026-03-01', 0),
    day('2026-03-02', 1),
  ])
})

it('of nothing makes nothing', () => {
  expect(fillDays([])).toEqual([])
})
