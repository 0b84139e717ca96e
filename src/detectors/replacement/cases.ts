import { at, type CaseExchange, type DetectorCase } from '../detector-case.js'

/** First and last exchange of an account, in hours. */
const life = (account: string, first: number, last: number): CaseExchange[] =>
  [first, last].map((hour) => ({ account, at: at(0, hour) }))

/** A stranger that sets the log's edges: 20 days. */
const log = life('x', 0, 480)

export const cases: readonly DetectorCase[] = [
  {
    title: 'a is followed by b, b by c',
    speaks: true,
    why: '2 pairs; 2 stops and 2 starts in 480 hours give 2 · 2 · 24/480 = 0.2: ln(3/1.2); innocents 1 stop, 1 start, none near: ln(1/1.05)',
    exchanges: [
      ...log,
      ...life('a', 0, 125),
      ...life('b', 129, 240),
      ...life('c', 242, 480),
      ...life('d', 0, 120),
      ...life('e', 216, 480),
      ...life('f', 0, 480),
    ],
    group: ['a', 'b', 'c'],
    innocents: ['d', 'e', 'f'],
    expected: { group: { statistic: 0.91629, accounts: 2 }, innocents: { statistic: -0.04879, accounts: 0 } },
  },
  {
    title: 'a ban near the end of the log is a stop all the same',
    speaks: true,
    why: '1 stop, 1 start 5 hours later: ln(2/1.05); without a ban the silence of g could be the end of the log',
    exchanges: [...log, ...life('a', 0, 456), ...life('b', 461, 480), ...life('g', 0, 456), ...life('h', 461, 480)],
    events: [{ at: at(19), kind: 'account_banned', account: 'a' }],
    group: ['a', 'b'],
    innocents: ['g', 'h'],
    expected: { group: { statistic: 0.64436, accounts: 1 }, innocents: { statistic: 0, accounts: 0 } },
  },
  {
    title: 'accounts that stay',
    speaks: false,
    why: 'no stop and no start: ln(1/1)',
    exchanges: [...log, ...life('a', 0, 480), ...life('b', 1, 479), ...life('f', 2, 478)],
    group: ['a', 'b'],
    innocents: ['f'],
    expected: { group: { statistic: 0, accounts: 0 }, innocents: { statistic: 0, accounts: 0 } },
  },
  {
    title: 'one exchange of a wrong clock, ten years early, does not lengthen the log',
    speaks: true,
    why: 'as the first case: the edges leave out a thousandth of 1,213 exchanges',
    exchanges: [
      ...Array.from({ length: 600 }, () => log).flat(),
      ...life('x', -87_600, 240),
      ...life('a', 0, 125),
      ...life('b', 129, 240),
      ...life('c', 242, 480),
      ...life('d', 0, 120),
      ...life('e', 216, 480),
    ],
    group: ['a', 'b', 'c'],
    innocents: ['d', 'e'],
    expected: { group: { statistic: 0.91629, accounts: 2 }, innocents: { statistic: -0.04879, accounts: 0 } },
  },
]
