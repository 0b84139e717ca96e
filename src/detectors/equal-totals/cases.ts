import { at, type CaseExchange, type DetectorCase } from '../detector-case.js'

/** So many exchanges of an account on a day. */
const daily = (account: string, day: number, n: number): CaseExchange[] =>
  Array.from({ length: n }, (_, minute) => ({ account, at: at(day, 10, minute) }))

const equal = [...daily('a', 0, 3), ...daily('b', 0, 3), ...daily('c', 0, 3)]
const people = [...daily('d', 0, 1), ...daily('e', 0, 2), ...daily('f', 0, 6)]

export const cases: readonly DetectorCase[] = [
  {
    title: 'three accounts with three exchanges each',
    speaks: true,
    why: 'no variance: -ln(0.001); innocents 1, 2, 6: (3 · 41 - 81)/9 / 2 = 2.33333, -ln(2.33433)',
    exchanges: [...equal, ...people],
    group: ['a', 'b', 'c'],
    innocents: ['d', 'e', 'f'],
    expected: { group: { statistic: 6.90776, accounts: 3 }, innocents: { statistic: -0.84773, accounts: 3 } },
  },
  {
    title: 'people beside a schedule',
    speaks: false,
    why: 'the same sets, exchanged',
    exchanges: [...equal, ...people],
    group: ['d', 'e', 'f'],
    innocents: ['a', 'b', 'c'],
    expected: { group: { statistic: -0.84773, accounts: 3 }, innocents: { statistic: 6.90776, accounts: 3 } },
  },
  {
    title: 'accounts that are never active on the same day cannot be compared',
    speaks: false,
    why: 'no degree of freedom: no number',
    exchanges: [...daily('a', 0, 3), ...daily('b', 1, 3), ...people],
    group: ['a', 'b'],
    innocents: ['d', 'e', 'f'],
    expected: { group: { statistic: null, accounts: 1 }, innocents: { statistic: -0.84773, accounts: 3 } },
  },
]
