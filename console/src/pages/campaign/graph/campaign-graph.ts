import type { paths } from '@/api/schema'

/** Accounts of a campaign and what they share, as the API gives it. */
export type CampaignGraph = paths['/v1/campaigns/{id}/graph']['get']['responses'][200]['content']['application/json']
export type GraphAccount = CampaignGraph['accounts'][number]
export type GraphItem = CampaignGraph['items'][number]
export type Channel = GraphItem['channel']

/**
 * Places of nodes: accounts come first, as they stand in the answer, then items. An account at `7` is `a:ID` in an
 * address, an item `i:ID`: the order of an answer is not the same tomorrow.
 */
export const nameOfNode = ({ accounts, items }: CampaignGraph, node: number): string =>
  node < accounts.length ? `a:${accounts[node]!.id}` : `i:${items[node - accounts.length]!.id}`

export function findNode({ accounts, items }: CampaignGraph, name: string | undefined): number | undefined {
  const id = name?.slice(2)
  const place = name?.startsWith('i:') ? items.findIndex((item) => item.id === id) : -1
  if (place >= 0) return accounts.length + place
  const account = name?.startsWith('a:') ? accounts.findIndex((one) => one.id === id) : -1
  return account < 0 ? undefined : account
}
