import { at, type DetectorCase } from '../detector-case.js'

/** Accounts and the day on which each was created; all of them are active later. */
function table(born: Record<string, number>): Pick<DetectorCase, 'exchanges' | 'facts'> {
  return {
    exchanges: Object.keys(born).map((account) => ({ account, at: at(90) })),
    facts: Object.entries(born).map(([account, day]) => ({ account, created: at(day) })),
  }
}

export const cases: readonly DetectorCase[] = [
  {
    title: 'three of four were created within three days',
    speaks: true,
    why: 'the fullest week holds 3 of 4; those of the innocents lie ten days apart: 1 of 4',
    ...table({ a: 50, b: 51, c: 53, d: 5, e: 0, f: 10, g: 20, h: 30 }),
    group: ['a', 'b', 'c', 'd'],
    innocents: ['e', 'f', 'g', 'h'],
    expected: { group: { statistic: 0.75, accounts: 3 }, innocents: { statistic: 0.25, accounts: 1 } },
  },
  {
    title: 'a week is open at its beginning: seven days apart is too far',
    speaks: false,
    why: 'days 0, 7, 14: 1 of 3; of the innocents days 0, 6, 14: 2 of 3',
    ...table({ a: 0, b: 7, c: 14, d: 0, e: 6, f: 14 }),
    group: ['a', 'b', 'c'],
    innocents: ['d', 'e', 'f'],
    expected: { group: { statistic: 0.33333, accounts: 1 }, innocents: { statistic: 0.66667, accounts: 2 } },
  },
  {
    title: 'two dates are not enough',
    speaks: false,
    why: 'fewer than three known dates: no number',
    ...table({ a: 0, b: 0, d: 0, e: 30, f: 60 }),
    group: ['a', 'b'],
    innocents: ['d', 'e', 'f'],
    expected: { group: { statistic: null, accounts: 2 }, innocents: { statistic: 0.33333, accounts: 1 } },
  },
]
