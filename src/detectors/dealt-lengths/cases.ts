import { at, type CaseExchange, type DetectorCase } from '../detector-case.js'

/** Exchanges without content of an account, one an hour, of these input tokens. */
const inputs = (account: string, ...tokens: number[]): CaseExchange[] =>
  tokens.map((input_tokens, hour) => ({ account, at: at(0, hour), own: 0, input_tokens }))

const dealt = [
  ...inputs('a', 100, 400, 100, 400),
  ...inputs('b', 400, 100, 400, 100),
  ...inputs('c', 100, 100, 400, 400),
]
const people = [
  ...inputs('d', 100, 110, 100, 110),
  ...inputs('e', 1000, 1100, 1000, 1100),
  ...inputs('f', 10_000, 11_000, 10_000, 11_000),
]
const WORKING =
  'thousandths of ln: 4605 and 5991 each twice: the means are one, so nothing lies between a, b and c. d, e, f: means ' +
  '4652, 6955, 9258, variance 5303809; within (95², 95², 96²)/3, in the mean 3029, a quarter of it noise of the means: ' +
  '5303052/(5303052 + 3029) = 0.99943'

export const cases: readonly DetectorCase[] = [
  {
    title: 'accounts that differ in themselves as much as from each other',
    speaks: true,
    why: WORKING,
    exchanges: [...dealt, ...people],
    group: ['a', 'b', 'c'],
    innocents: ['d', 'e', 'f'],
    expected: { group: { statistic: 0, accounts: 3 }, innocents: { statistic: -0.99943, accounts: 3 } },
  },
  {
    title: 'what follows within a sitting, and what has content, is not looked at',
    speaks: true,
    why: `as before: ${WORKING}`,
    exchanges: [
      ...dealt,
      ...people,
      { account: 'a', at: at(0, 1, 5), own: 0, input_tokens: 90_000 },
      { account: 'b', at: at(0, 9), own: 77, input_tokens: 90_000 },
    ],
    group: ['a', 'b', 'c'],
    innocents: ['d', 'e', 'f'],
    expected: { group: { statistic: 0, accounts: 3 }, innocents: { statistic: -0.99943, accounts: 3 } },
  },
  {
    title: 'people, each with a length of their own',
    speaks: false,
    why: 'the innocents are two accounts with sittings enough, one too few: no number',
    exchanges: [...dealt, ...people, ...inputs('g', 100)],
    group: ['d', 'e', 'f'],
    innocents: ['a', 'b', 'g'],
    expected: { group: { statistic: -0.99943, accounts: 3 }, innocents: { statistic: null, accounts: 2 } },
  },
]
