import { at, type CaseExchange, type CaseFact, type DetectorCase } from './detector-case.js'

/** How an item of a channel shows: as columns of an exchange, or as a fact about the account. Item 0 is the absent one. */
interface Channel {
  exchange?: (item: number) => Partial<CaseExchange>
  fact?: (item: number) => Partial<CaseFact>
}

const NOTHING = { statistic: 0, accounts: 0 }
const INNOCENTS = ['innocent-1', 'innocent-2', 'innocent-3']
const OTHERS = ['other-1', 'other-2']

/** The cases that every channel of shared items has to pass: the working is the same, the columns are not. */
export function sharingCases(channel: Channel): DetectorCase[] {
  const alone = own([...INNOCENTS, ...OTHERS])
  return [
    {
      title: 'three members hold one item that nobody else holds',
      speaks: true,
      why: 'N = 8, k = 3: 3 pairs of ln(8/3) = 2.94249; M = 8, chance 3 · ln(8/3) · 3 · 2 / 8² = 0.27586',
      ...table(channel, { ...alone, 'member-1': 900, 'member-2': 900, 'member-3': 900 }),
      group: ['member-1', 'member-2', 'member-3'],
      innocents: INNOCENTS,
      expected: { group: { statistic: 2.66663, accounts: 3 }, innocents: NOTHING },
    },
    {
      title: 'a hub that is mostly of strangers joins nobody',
      speaks: false,
      why: 'k = 5 is more than the 2 allowed here, and 2 of the 5 holders are fewer than half',
      ...table(channel, {
        ...own(INNOCENTS),
        'member-1': 900,
        'member-2': 900,
        'other-1': 900,
        'other-2': 900,
        'other-3': 900,
      }),
      params: { hub_degree_max: 2 },
      group: ['member-1', 'member-2'],
      innocents: INNOCENTS,
      expected: { group: NOTHING, innocents: NOTHING },
    },
    {
      title: 'an item with as many holders counts where the group is most of them',
      speaks: true,
      why: '3 of 5 holders are members; N = 8: 3 pairs of ln(8/5) = 1.41001, and hubs are not in the expectation',
      ...table(channel, {
        ...own(INNOCENTS),
        'member-1': 900,
        'member-2': 900,
        'member-3': 900,
        'other-1': 900,
        'other-2': 900,
      }),
      params: { hub_degree_max: 2 },
      group: ['member-1', 'member-2', 'member-3'],
      innocents: INNOCENTS,
      expected: { group: { statistic: 1.41001, accounts: 3 }, innocents: NOTHING },
    },
    {
      title: 'what the log does not hold is not shared',
      speaks: false,
      why: 'the absent value is no item, though all members have it',
      ...table(channel, { ...alone, 'member-1': 0, 'member-2': 0, 'member-3': 0 }),
      group: ['member-1', 'member-2', 'member-3'],
      innocents: INNOCENTS,
      expected: { group: NOTHING, innocents: NOTHING },
    },
  ]
}

/** Each account with an item of its own. */
const own = (accounts: readonly string[]): Record<string, number> =>
  Object.fromEntries(accounts.map((account, index) => [account, 101 + index]))

/** Every account sends two exchanges, so that an item held twice by one account is seen to count once. */
function table({ exchange, fact }: Channel, items: Record<string, number>): Pick<DetectorCase, 'exchanges' | 'facts'> {
  const held = Object.entries(items)
  return {
    exchanges: held.flatMap(([account, item]) =>
      [9, 15].map((hour) => ({ account, at: at(0, hour), ...exchange?.(item) })),
    ),
    facts: held.map(([account, item]) => ({ account, ...fact?.(item) })),
  }
}
