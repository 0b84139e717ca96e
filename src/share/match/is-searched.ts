import type { Indicator } from '#contract/indicator.js'

/** A key of a community that is here. */
export interface OwnEpoch {
  community: string
  epoch: string
}

/**
 * Whether accounts can be looked for by it: one value that an account shows or does not, of a community whose key is here.
 * Ways of asking, parameters and hours are shares, which innocents have too: they tell of a campaign, and find none.
 */
export function isSearched({ value, community, epoch }: Indicator, epochs: readonly OwnEpoch[]): boolean {
  // Values in the clear are compared by tokens too, which are made where there is any community.
  if (value.kind === 'user-agent') return epochs.length > 0
  if (!('token' in value) && value.kind !== 'minhash') return false
  return epochs.some((own) => own.community === community && own.epoch === epoch)
}
