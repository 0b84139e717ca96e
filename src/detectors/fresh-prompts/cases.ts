import { at, type CaseExchange, type DetectorCase } from '../detector-case.js'

/** Exchanges whose prompts are given by number. */
const prompts = (account: string, ...own: number[]): CaseExchange[] =>
  own.map((prompt, hour) => ({ account, at: at(0, hour), own: prompt }))

export const cases: readonly DetectorCase[] = [
  {
    title: 'every prompt is new',
    speaks: true,
    why: 'fresh 1, union 4 of 4: 1; innocents c 1 of 2, d 2 of 2 fresh: 0.75, union 2 of 3: 0.5',
    exchanges: [...prompts('a', 1, 2), ...prompts('b', 3, 4), ...prompts('c', 5, 5), ...prompts('d', 5, 6)],
    group: ['a', 'b'],
    innocents: ['c', 'd'],
    expected: { group: { statistic: 1, accounts: 2 }, innocents: { statistic: 0.5, accounts: 1 } },
  },
  {
    title: 'a class: nobody repeats a prompt, and all send the same ones',
    speaks: false,
    why: 'fresh 1, union 2 of 4: 0.5; innocents 1',
    exchanges: [...prompts('a', 1, 2), ...prompts('b', 1, 2), ...prompts('c', 5), ...prompts('d', 6)],
    group: ['a', 'b'],
    innocents: ['c', 'd'],
    expected: { group: { statistic: 0.5, accounts: 2 }, innocents: { statistic: 1, accounts: 2 } },
  },
  {
    title: 'a prompt that is shared with strangers is still new to the group',
    speaks: true,
    why: 'a and b differ: 1; c and d both send prompt 1: union 1 of 2',
    exchanges: [...prompts('a', 1), ...prompts('b', 2), ...prompts('c', 1), ...prompts('d', 1)],
    group: ['a', 'b'],
    innocents: ['c', 'd'],
    expected: { group: { statistic: 1, accounts: 2 }, innocents: { statistic: 0.5, accounts: 2 } },
  },
]
