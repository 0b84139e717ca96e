import { at, type CaseExchange, type DetectorCase } from '../detector-case.js'

/** Exchanges of an account, one an hour, with these columns. */
const rows = (account: string, ...columns: Partial<CaseExchange>[]): CaseExchange[] =>
  columns.map((column, hour) => ({ account, at: at(0, hour), ...column }))

export const cases: readonly DetectorCase[] = [
  {
    title: 'accounts that ask once',
    speaks: true,
    why: 'a 2 of 2, b 1 of 2: 0.75; innocents one conversation of four turns: 0.25, and d wrote nothing itself',
    exchanges: [
      ...rows('a', { turn: 1 }, { turn: 1 }),
      ...rows('b', { turn: 1 }, { turn: 2 }),
      ...rows('c', { turn: 1 }, { turn: 2 }, { turn: 3 }, { turn: 4 }),
      ...rows('d', { turn: 0, own: 0 }),
    ],
    group: ['a', 'b'],
    innocents: ['c', 'd'],
    expected: { group: { statistic: 0.75, accounts: 1 }, innocents: { statistic: 0.25, accounts: 0 } },
  },
  {
    title: 'an agent: the steps on one goal are no questions of their own',
    speaks: false,
    why: 'a opens twice and follows up twice, its tool steps left out: 0.5; innocents ask once: 1',
    exchanges: [
      ...rows('a', { turn: 1 }, { turn: 1, step: 1 }, { turn: 1, step: 1 }, { turn: 2 }, { turn: 1 }, { turn: 2 }),
      ...rows('b', { turn: 1 }),
    ],
    group: ['a'],
    innocents: ['b'],
    expected: { group: { statistic: 0.5, accounts: 0 }, innocents: { statistic: 1, accounts: 1 } },
  },
  {
    title: 'a log without prompts',
    speaks: false,
    why: 'nothing is known of who wrote what: no number',
    exchanges: [...rows('a', { turn: 0, own: 0 }), ...rows('b', { turn: 0, own: 0 })],
    group: ['a'],
    innocents: ['b'],
    expected: { group: { statistic: null, accounts: 0 }, innocents: { statistic: null, accounts: 0 } },
  },
]
