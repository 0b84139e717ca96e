import { CHANNELS } from '#contract/item-group.js'

/**
 * Channels that form groups. The others only tell more of them: a mailbox provider or an organisation hangs on every
 * account once, and would make a group of its own of each.
 */
export const FORMING = CHANNELS.indexOf('domain')

export interface Item {
  /** index into CHANNELS */
  channel: number
  /** increasing indices of accounts, two at least */
  holders: readonly number[]
  /** nats that a pair of holders weighs: the logarithm of the population over the holders */
  weight: number
}

/** Which accounts hold which items; hubs are left out. */
export interface Holdings {
  /** keys in the store of those with a shared item, in an order of activity that does not lean on names */
  accounts: readonly string[]
  items: readonly Item[]
  /** by channel: how many items an account holds, those that it holds alone too */
  degrees: readonly Float64Array[]
  /** by channel: the sum of the degrees of the whole log */
  links: readonly number[]
}

/** The items that each account holds, increasing. */
export function itemsByAccount({ accounts, items }: Holdings): number[][] {
  const held: number[][] = accounts.map(() => [])
  items.forEach(({ holders }, item) => {
    for (const i of holders) held[i]!.push(item)
  })
  return held
}
