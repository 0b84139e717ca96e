import { at, type CaseExchange, type DetectorCase } from '../detector-case.js'

/** One exchange in each of these hours of the first day. */
const hours = (account: string, ...busy: number[]): CaseExchange[] => busy.map((hour) => ({ account, at: at(0, hour) }))

/** No rhythm to remove: one mean over the four hours of the log. */
const params = { day_hours: 1, week_hours: 1 }
const independent = [...hours('c', 0, 1), ...hours('d', 0, 2)]

export const cases: readonly DetectorCase[] = [
  {
    title: 'two accounts that take turns hour by hour',
    speaks: false,
    why: 'sum 1, 1, 1, 1: variance 0; each by itself 2 - 2²/4 = 1: (0 + 1)/(2000 + 1) in thousandths. Innocents: 6 - 4²/4 = 2 to 2',
    exchanges: [...hours('a', 0, 2), ...hours('b', 1, 3), ...independent],
    params,
    group: ['a', 'b'],
    innocents: ['c', 'd'],
    expected: { group: { statistic: -7.6014, accounts: 2 }, innocents: { statistic: 0, accounts: 2 } },
  },
  {
    title: 'two accounts that work in the same hours',
    speaks: true,
    why: 'sum 2, 0, 2, 0: 8 - 4²/4 = 4, each by itself 1: ln(4001/2001) = 0.69290',
    exchanges: [...hours('a', 0, 2), ...hours('b', 0, 2), ...hours('x', 3), ...independent],
    params,
    group: ['a', 'b'],
    innocents: ['c', 'd'],
    expected: { group: { statistic: 0.6929, accounts: 2 }, innocents: { statistic: 0, accounts: 2 } },
  },
  {
    title: 'a log of four hours shows no rhythm of the day that could be removed',
    speaks: false,
    why: 'fewer than two seasons of 24 hours: no number',
    exchanges: [...hours('a', 0, 2), ...hours('b', 1, 3), ...independent],
    group: ['a', 'b'],
    innocents: ['c', 'd'],
    expected: { group: { statistic: null, accounts: 0 }, innocents: { statistic: null, accounts: 0 } },
  },
  {
    title: 'people who come at the same hour every day do no more than keep hours',
    speaks: false,
    why: 'hour 9 on each of 3 days: 3 - 3²/3 = 0 for both, nothing is left to compare; c and d: hour 10 on 2 of its 2 days',
    exchanges: [0, 1, 2].flatMap((day) =>
      (day < 2 ? ['a', 'b', 'c', 'd'] : ['a', 'b']).map((account) => ({
        account,
        at: at(day, 'ab'.includes(account) ? 9 : 10),
      })),
    ),
    group: ['a', 'b'],
    innocents: ['c', 'd'],
    expected: { group: { statistic: null, accounts: 0 }, innocents: { statistic: null, accounts: 0 } },
  },
]
