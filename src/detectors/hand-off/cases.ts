import { at, type CaseExchange, type DetectorCase } from '../detector-case.js'

/** Exchanges at these minutes of the first day. */
const sitting = (account: string, ...minutes: number[]): CaseExchange[] =>
  minutes.map((minute) => ({ account, at: at(0, 0, minute) }))

/** e begins a quarter of an hour after d ended, f hours later. */
const innocents = [...sitting('d', 600, 620), ...sitting('e', 635, 636), ...sitting('f', 840)]

export const cases: readonly DetectorCase[] = [
  {
    title: 'a queue of three: each begins two or three minutes after the one before',
    speaks: true,
    why: '2 ends within 5 minutes of a start, 3 within 30: ln((2 + 1)/(3/6 + 1)); innocents 0 and 1: ln(1/(1/6 + 1))',
    exchanges: [...sitting('a', 600, 620), ...sitting('b', 622, 640), ...sitting('c', 643, 650), ...innocents],
    group: ['a', 'b', 'c'],
    innocents: ['d', 'e', 'f'],
    expected: { group: { statistic: Math.LN2, accounts: 2 }, innocents: { statistic: -0.15415, accounts: 0 } },
  },
  {
    title: 'sittings of one exchange: its own end at its own start is none',
    speaks: true,
    why: '1 end within 5 minutes, 1 within 30: ln(2/(1/6 + 1))',
    exchanges: [...sitting('a', 600), ...sitting('b', 603), ...innocents],
    group: ['a', 'b'],
    innocents: ['d', 'e', 'f'],
    expected: { group: { statistic: 0.539, accounts: 1 }, innocents: { statistic: -0.15415, accounts: 0 } },
  },
  {
    title: 'two who work at the same time',
    speaks: false,
    why: 'no end before either start: ln(1/1), for both sets',
    exchanges: [
      ...sitting('a', 600, 620),
      ...sitting('b', 610, 630),
      ...sitting('g', 720, 740),
      ...sitting('h', 730, 750),
    ],
    group: ['a', 'b'],
    innocents: ['g', 'h'],
    expected: { group: { statistic: 0, accounts: 0 }, innocents: { statistic: 0, accounts: 0 } },
  },
  {
    title: 'of sets that pass the bound only some days are looked at, the same ones in all',
    speaks: true,
    why: '8 sittings make 32 marks, 32/20 + 1 = 2: every second day, of which day 0 (20,514 since 1970) is one: c and d on day 1 do not count, so as above ln(2/(1/6 + 1)) and ln(1/(1/6 + 1))',
    exchanges: [
      ...sitting('a', 600),
      ...sitting('b', 603),
      ...sitting('c', 1440 + 600),
      ...sitting('d', 1440 + 603),
      ...sitting('g', 700),
      ...sitting('h', 720),
      ...sitting('i', 1440 + 700),
      ...sitting('j', 1440 + 703),
    ],
    params: { marks_max: 20 },
    group: ['a', 'b', 'c', 'd'],
    innocents: ['g', 'h', 'i', 'j'],
    expected: { group: { statistic: 0.539, accounts: 1 }, innocents: { statistic: -0.15415, accounts: 0 } },
  },
]
