import { at, type CaseExchange, type DetectorCase } from '../detector-case.js'

/** Exchanges of an account with these pauses between them, in minutes. */
function pauses(account: string, ...minutes: number[]): CaseExchange[] {
  const begins = minutes.map((_, index) => minutes.slice(0, index + 1).reduce((a, b) => a + b, 0))
  return [0, ...begins].map((minute) => ({ account, at: at(0, 8, minute) }))
}

export const cases: readonly DetectorCase[] = [
  {
    title: 'one exchange a minute',
    speaks: true,
    why: 'pauses 60, 60, 60: r = 0, A = -1; innocents 60, 60, 600: r = 254.56/240 = 1.06066, A = (2r - √2)/√2 = 0.5',
    exchanges: [...pauses('a', 1, 1, 1), ...pauses('b', 1, 1, 10)],
    params: { pauses_min: 3 },
    group: ['a'],
    innocents: ['b'],
    expected: { group: { statistic: 1, accounts: 1 }, innocents: { statistic: -0.5, accounts: 0 } },
  },
  {
    title: 'a burst, beside one whose few pauses say nothing',
    speaks: false,
    why: 'b says 0.5 for its set, c has two pauses; innocents have none enough: no number',
    exchanges: [...pauses('b', 1, 1, 10), ...pauses('c', 1, 1)],
    params: { pauses_min: 3 },
    group: ['b', 'c'],
    innocents: ['c'],
    expected: { group: { statistic: -0.5, accounts: 0 }, innocents: { statistic: null, accounts: 0 } },
  },
]
