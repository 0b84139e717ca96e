import { at, type CaseExchange, type DetectorCase } from '../detector-case.js'

const answers = (account: string, ...tokens: number[]): CaseExchange[] =>
  tokens.map((output_tokens, hour) => ({ account, at: at(0, hour), output_tokens }))

export const cases: readonly DetectorCase[] = [
  {
    title: 'long answers',
    speaks: true,
    why: 'a 100 and 10,000: mean ln 1,000; b 1,000: ln 1,000 = 6.90776; innocents ln 10; the mean account has 5.373',
    exchanges: [...answers('a', 100, 10_000), ...answers('b', 1000), ...answers('c', 10)],
    group: ['a', 'b'],
    innocents: ['c'],
    expected: { group: { statistic: 6.90776, accounts: 2 }, innocents: { statistic: Math.LN10, accounts: 0 } },
  },
  {
    title: 'short answers, and one that failed',
    speaks: false,
    why: 'the failed one has no tokens and does not count: ln 10 against ln 100',
    exchanges: [...answers('a', 10, 0), ...answers('b', 100)],
    group: ['a'],
    innocents: ['b'],
    expected: { group: { statistic: Math.LN10, accounts: 0 }, innocents: { statistic: 4.60517, accounts: 1 } },
  },
]
