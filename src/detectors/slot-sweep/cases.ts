import { at, type CaseExchange, type DetectorCase } from '../detector-case.js'

/** Prompts, by number, that stand in one frame. */
const framed = (account: string, skeleton: number, ...own: number[]): CaseExchange[] =>
  own.map((prompt, hour) => ({ account, at: at(0, hour), skeleton, own: prompt }))

export const cases: readonly DetectorCase[] = [
  {
    title: 'five values in one frame, and one prompt beside it',
    speaks: true,
    why: '5 of 6 different prompts; innocents a frame each: 0',
    exchanges: [...framed('a', 7, 1, 2, 3, 4, 5), ...framed('a', 8, 6), ...framed('b', 9, 11), ...framed('b', 10, 12)],
    group: ['a'],
    innocents: ['b'],
    expected: { group: { statistic: 0.83333, accounts: 1 }, innocents: { statistic: 0, accounts: 0 } },
  },
  {
    title: 'one prompt sent five times sweeps through nothing',
    speaks: false,
    why: 'one different prompt in the frame: 0; innocents with five: 1',
    exchanges: [...framed('a', 7, 1, 1, 1, 1, 1), ...framed('b', 9, 11, 12, 13, 14, 15)],
    group: ['a'],
    innocents: ['b'],
    expected: { group: { statistic: 0, accounts: 0 }, innocents: { statistic: 1, accounts: 1 } },
  },
]
