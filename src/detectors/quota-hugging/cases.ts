import { at, type CaseExchange, type DetectorCase } from '../detector-case.js'

/** So many exchanges of an account on a day. */
const daily = (account: string, day: number, n: number): CaseExchange[] =>
  Array.from({ length: n }, (_, minute) => ({ account, at: at(day, 10, minute) }))

/** Totals of an account on the days from the first on. */
const days = (account: string, ...totals: number[]): CaseExchange[] =>
  totals.flatMap((n, day) => daily(account, day, n))

export const cases: readonly DetectorCase[] = [
  {
    title: 'the same total on all three days, but for one exchange',
    speaks: true,
    why: '10, 10, 9 are all within a tenth of 10: 1; innocents 5, 8, 2: one of three days',
    exchanges: [...days('a', 10, 10, 9), ...days('b', 5, 8, 2)],
    group: ['a'],
    innocents: ['b'],
    expected: { group: { statistic: 1, accounts: 1 }, innocents: { statistic: 0.33333, accounts: 0 } },
  },
  {
    title: 'small totals are alike by chance and say nothing',
    speaks: false,
    why: 'a never sends five a day, c was active on two days only; d says 1/3 for its set',
    exchanges: [...days('a', 1, 1, 1), ...days('c', 6, 6), ...days('d', 5, 8, 2)],
    group: ['a', 'c'],
    innocents: ['c', 'd'],
    expected: { group: { statistic: null, accounts: 0 }, innocents: { statistic: 0.33333, accounts: 0 } },
  },
]
