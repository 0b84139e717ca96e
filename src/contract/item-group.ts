/**
 * What ties accounts to somebody: who pays and from where they send; the name under which they signed up and the
 * organisation that the log names.
 */
export const CHANNELS = ['payment', 'network', 'domain', 'organisation'] as const
export type Channel = (typeof CHANNELS)[number]

/** An item that a group holds and hardly anybody else: three members or more, and at least half of all who hold it. */
export interface ExclusiveItem {
  channel: Channel
  /** places of the members that hold it in the group's accounts, increasing */
  members: number[]
  /** all who hold it */
  holders: number
  /** nats that a pair of holders weighs */
  weight: number
}

/** Accounts that hold items together, found without a look at what they write. */
export interface ItemGroup {
  /** keys in the store, in an order that does not lean on names */
  accounts: string[]
  items: ExclusiveItem[]
}

export interface ItemGroups {
  /** every member holds exclusive items of two channels, who pays and from where; the largest first */
  groups: ItemGroup[]
  /** every member holds exclusive items, of one channel: what a NAT or a VPN does too */
  single: ItemGroup[]
}
