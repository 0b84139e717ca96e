import { CHANNELS, type Channel, type ItemGroup } from '#contract/item-group.js'

/** What a group shows by its items alone. */
export interface ItemSigns {
  accounts: number
  /** how many more were left out because they are known to be innocent */
  known: number
  /** by channel: exclusive items, and members that hold one */
  channels: Record<Channel, { items: number; accounts: number }>
  /** largest share of the members that bear one name: a sign-up domain or an organisation that hardly anybody else has */
  named: number
}

export function readItemSigns({ items }: ItemGroup, members: readonly number[], known: number): ItemSigns {
  const inside = new Set(members)
  const held = items.map((item) => ({ ...item, members: item.members.filter((i) => inside.has(i)) }))
  const of = (channel: Channel) => held.filter((item) => item.channel === channel)
  const channels = Object.fromEntries(
    CHANNELS.map((channel) => [
      channel,
      { items: of(channel).length, accounts: new Set(of(channel).flatMap((item) => item.members)).size },
    ]),
  ) as ItemSigns['channels']
  const largest = [...of('domain'), ...of('organisation')].reduce((n, item) => Math.max(n, item.members.length), 0)
  return { accounts: members.length, known, channels, named: largest / Math.max(1, members.length) }
}
