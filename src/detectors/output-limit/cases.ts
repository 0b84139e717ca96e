import { at, type CaseExchange, type DetectorCase } from '../detector-case.js'

/** Exchanges of an account, one an hour, with these columns. */
const rows = (account: string, ...columns: Partial<CaseExchange>[]): CaseExchange[] =>
  columns.map((column, hour) => ({ account, at: at(0, hour), ...column }))

export const cases: readonly DetectorCase[] = [
  {
    title: 'answers that are cut off by the limit',
    speaks: true,
    why: 'a 100 and 96 of 100: both; b 50 of 100: none: mean 0.5; innocents 94 of 100: none, and d sets no limit',
    exchanges: [
      ...rows('a', { max_tokens: 100, output_tokens: 100 }, { max_tokens: 100, output_tokens: 96 }),
      ...rows('b', { max_tokens: 100, output_tokens: 50 }),
      ...rows('c', { max_tokens: 100, output_tokens: 94 }),
      ...rows('d', { output_tokens: 4000 }),
    ],
    group: ['a', 'b'],
    innocents: ['c', 'd'],
    expected: { group: { statistic: 0.5, accounts: 1 }, innocents: { statistic: 0, accounts: 0 } },
  },
  {
    title: 'without limits nothing is near one',
    speaks: false,
    why: 'no limit set: no number',
    exchanges: [...rows('a', { output_tokens: 4000 }), ...rows('b', { max_tokens: 10, output_tokens: 10 })],
    group: ['a'],
    innocents: ['b'],
    expected: { group: { statistic: null, accounts: 0 }, innocents: { statistic: 1, accounts: 1 } },
  },
]
