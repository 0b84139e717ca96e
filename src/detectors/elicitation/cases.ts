import { at, type CaseExchange, type DetectorCase } from '../detector-case.js'

/** Exchanges of an account, one an hour, with these columns. */
const rows = (account: string, ...columns: Partial<CaseExchange>[]): CaseExchange[] =>
  columns.map((column, hour) => ({ account, at: at(0, hour), ...column }))

export const cases: readonly DetectorCase[] = [
  {
    title: 'accounts that elicit, in a log where few do',
    speaks: true,
    why: 'share of the mark (1 + 1/2)/4: ln(1/0.375) = 0.98083; a all of it, b half: 0.73562',
    exchanges: [
      ...rows('a', { elicitation: 1 }, { elicitation: 1 }),
      ...rows('b', { elicitation: 1 }, { elicitation: 0 }),
      ...rows('c', {}, {}),
      ...rows('d', {}),
    ],
    group: ['a', 'b'],
    innocents: ['c', 'd'],
    expected: { group: { statistic: 0.73562, accounts: 2 }, innocents: { statistic: 0, accounts: 0 } },
  },
  {
    title: 'of two marks the rarer one counts',
    speaks: true,
    why: 'mark 1 in 3 of 4 accounts: 0.28768, mark 2 in 1 of 4: 1.38629; (1.38629 + 0.28768)/2 and 0.28768/2',
    exchanges: [
      ...rows('a', { elicitation: 3 }),
      ...rows('b', { elicitation: 1 }),
      ...rows('c', { elicitation: 1 }),
      ...rows('d', {}),
    ],
    group: ['a', 'b'],
    innocents: ['c', 'd'],
    expected: { group: { statistic: 0.83699, accounts: 2 }, innocents: { statistic: 0.14384, accounts: 1 } },
  },
  {
    title: 'what everyone does is no surprise, and tool steps do not count',
    speaks: false,
    why: 'mark 1 in every own exchange: ln 1 = 0; mark 4 stands on a tool step only',
    exchanges: [
      ...rows('a', { elicitation: 1 }, { elicitation: 5, step: 1 }),
      ...rows('b', { elicitation: 1 }),
      ...rows('c', { elicitation: 1 }),
    ],
    group: ['a', 'b'],
    innocents: ['c'],
    expected: { group: { statistic: 0, accounts: 2 }, innocents: { statistic: 0, accounts: 1 } },
  },
]
