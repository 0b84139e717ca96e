import { at, type DetectorCase } from '../detector-case.js'

export const cases: readonly DetectorCase[] = [
  {
    title: 'four accounts that divide the day among them',
    speaks: true,
    why: 'directions 0°, 90°, 180°, 270° cancel: R = 0; innocents all at one hour: R = 1',
    exchanges: [
      { account: 'a', at: at(0, 0) },
      { account: 'b', at: at(0, 6) },
      { account: 'c', at: at(0, 12) },
      { account: 'd', at: at(0, 18) },
      { account: 'e', at: at(0, 9) },
      { account: 'f', at: at(1, 9) },
    ],
    group: ['a', 'b', 'c', 'd'],
    innocents: ['e', 'f'],
    expected: { group: { statistic: 1, accounts: 4 }, innocents: { statistic: 0, accounts: 2 } },
  },
  {
    title: 'two who come in the morning',
    speaks: false,
    why: 'an hour apart: R = cos 7.5° = 0.99144; innocents six hours apart: cos 45° = 0.70711. Minutes within a sitting do not count',
    exchanges: [
      { account: 'a', at: at(0, 9) },
      { account: 'a', at: at(0, 9, 20) },
      { account: 'b', at: at(0, 10) },
      { account: 'e', at: at(0, 6) },
      { account: 'f', at: at(0, 12) },
    ],
    group: ['a', 'b'],
    innocents: ['e', 'f'],
    expected: { group: { statistic: 0.00856, accounts: 2 }, innocents: { statistic: 0.29289, accounts: 2 } },
  },
]
