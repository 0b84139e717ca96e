import { at, type CaseExchange, type DetectorCase } from '../detector-case.js'

const lengths = (account: string, ...characters: number[]): CaseExchange[] =>
  characters.map((own_length, hour) => ({ account, at: at(0, hour), own_length }))

export const cases: readonly DetectorCase[] = [
  {
    title: 'prompts of one length',
    speaks: true,
    why: 'no deviation; innocents 10 and 1,000 characters: half of ln 100 = 2.30259',
    exchanges: [...lengths('a', 100, 100), ...lengths('b', 100), ...lengths('c', 10, 1000)],
    group: ['a', 'b'],
    innocents: ['c'],
    expected: { group: { statistic: 0, accounts: 2 }, innocents: { statistic: -Math.LN10, accounts: 1 } },
  },
  {
    title: 'every account counts alike, however much it sends',
    speaks: false,
    why: 'three of 10 and one of 1,000 in two accounts: 2.30259 as if one of each; innocents none',
    exchanges: [...lengths('a', 10, 10, 10), ...lengths('b', 1000), ...lengths('c', 100, 100)],
    group: ['a', 'b'],
    innocents: ['c'],
    expected: { group: { statistic: -Math.LN10, accounts: 2 }, innocents: { statistic: 0, accounts: 1 } },
  },
]
