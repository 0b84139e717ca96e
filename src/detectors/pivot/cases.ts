import { at, type CaseExchange, type DetectorCase } from '../detector-case.js'

const use = (account: string, day: number, hour: number, model: string): CaseExchange => ({
  account,
  at: at(day, hour),
  model,
})

export const cases: readonly DetectorCase[] = [
  {
    title: 'all three take up the new model within a day of its first use',
    speaks: true,
    why: '3 of 3 chances; of the innocents d does, e comes three days later and f never: 1 of 3',
    exchanges: [
      ...['a', 'b', 'c', 'd', 'e', 'f'].map((account) => use(account, 0, 0, 'older')),
      use('a', 5, 0, 'newer'),
      use('b', 5, 10, 'newer'),
      use('c', 5, 23, 'newer'),
      use('d', 5, 3, 'newer'),
      use('e', 8, 0, 'newer'),
      use('f', 9, 0, 'older'),
    ],
    params: { model_accounts_min: 2 },
    group: ['a', 'b', 'c'],
    innocents: ['d', 'e', 'f'],
    expected: { group: { statistic: 1, accounts: 3 }, innocents: { statistic: 0.33333, accounts: 1 } },
  },
  {
    title: 'a release that was told counts from its own time, and newcomers have no chance to move',
    speaks: false,
    why: 'released on day 4, used from day 5 on: 0 of 2; innocents d took it up 27 hours later: 0 of 1, g came after it',
    exchanges: [
      ...['a', 'b', 'd'].map((account) => use(account, 0, 0, 'older')),
      use('a', 5, 1, 'newer'),
      use('b', 5, 10, 'newer'),
      use('d', 5, 3, 'newer'),
      use('g', 5, 2, 'newer'),
    ],
    events: [{ at: at(4), kind: 'model_released', model: 'newer' }],
    params: { model_accounts_min: 2 },
    group: ['a', 'b'],
    innocents: ['d', 'g'],
    expected: { group: { statistic: 0, accounts: 0 }, innocents: { statistic: 0, accounts: 0 } },
  },
  {
    title: 'models with which the log begins, or which hardly anyone uses, are no releases',
    speaks: false,
    why: 'older is there from the start, private has one user: no chance, no number',
    exchanges: [use('a', 0, 0, 'older'), use('a', 6, 0, 'private'), use('b', 1, 0, 'older'), use('b', 7, 0, 'older')],
    params: { model_accounts_min: 2 },
    group: ['a'],
    innocents: ['b'],
    expected: { group: { statistic: null, accounts: 0 }, innocents: { statistic: null, accounts: 0 } },
  },
]
