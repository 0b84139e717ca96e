import type { CampaignRow } from '@/api/use-all-campaigns'

/** What its exchanges ask for most; undefined where nothing is known of it. */
export const topCapability = ({ capabilities }: CampaignRow): { name: string; share: number } | undefined =>
  capabilities.toSorted((a, b) => b.share - a.share)[0]

/** How sure each verdict is at least to count as one that holds. */
export const HOLDS_FROM = 0.9
