import { at, type CaseExchange, type DetectorCase } from '../detector-case.js'

/** One exchange with these words, by number. */
const says = (account: string, ...tokens: number[]): CaseExchange[] => [{ account, at: at(0, 9), tokens }]

/** Small numbers of words, so none is left out. */
const params = { one_in: 1 }

export const cases: readonly DetectorCase[] = [
  {
    title: 'two prompts of one wording',
    speaks: true,
    why: 'the same direction: cosine 1; innocents share no word: 0',
    exchanges: [...says('a', 1, 2), ...says('b', 1, 2), ...says('c', 3, 4), ...says('d', 5, 6)],
    params,
    group: ['a', 'b'],
    innocents: ['c', 'd'],
    expected: { group: { statistic: 1, accounts: 2 }, innocents: { statistic: 0, accounts: 2 } },
  },
  {
    title: 'one common word of two; a rare one weighs more',
    speaks: true,
    why: 'word 1 in 2 of 4 prompts: ln 2, the others in one: ln 4; (ln 2)² / ((ln 2)² + (ln 4)²) = 1/5',
    exchanges: [...says('a', 1, 2), ...says('b', 1, 3), ...says('c', 4, 5), ...says('d', 6, 7)],
    params,
    group: ['a', 'b'],
    innocents: ['c', 'd'],
    expected: { group: { statistic: 0.2, accounts: 2 }, innocents: { statistic: 0, accounts: 2 } },
  },
  {
    title: 'a word that all use likens nobody, and an account is not compared with itself',
    speaks: false,
    why: 'word 9 in 4 of 4 prompts: ln 1 = 0; a has a second exchange, of the larger hash, that is left out',
    exchanges: [
      ...says('a', 1, 9).map((row) => ({ ...row, own: 1 })),
      ...says('a', 2, 9).map((row) => ({ ...row, own: 2 })),
      ...says('b', 2, 9),
      ...says('c', 3, 9),
      ...says('d', 4, 9),
    ],
    params,
    group: ['a', 'b'],
    innocents: ['c', 'd'],
    expected: { group: { statistic: 0, accounts: 2 }, innocents: { statistic: 0, accounts: 2 } },
  },
  {
    title: 'of a large set the prompts of the smallest hashes are taken',
    speaks: true,
    why: 'a and b are alike, c is left out; innocents d and e share nothing',
    exchanges: [
      ...says('a', 1, 2).map((row) => ({ ...row, own: 1 })),
      ...says('b', 1, 2).map((row) => ({ ...row, own: 2 })),
      ...says('c', 7, 8).map((row) => ({ ...row, own: 3 })),
      ...says('d', 3, 4),
      ...says('e', 5, 6),
    ],
    params: { ...params, accounts_max: 2 },
    group: ['a', 'b', 'c'],
    innocents: ['d', 'e'],
    expected: { group: { statistic: 1, accounts: 2 }, innocents: { statistic: 0, accounts: 2 } },
  },
  {
    title: 'one prompt has nothing to be like',
    speaks: false,
    why: 'one account with words: no number',
    exchanges: [...says('a', 1, 2), ...says('b'), ...says('c', 3), ...says('d', 4)],
    params,
    group: ['a', 'b'],
    innocents: ['c', 'd'],
    expected: { group: { statistic: null, accounts: 1 }, innocents: { statistic: 0, accounts: 2 } },
  },
]
