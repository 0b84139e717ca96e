import type { SimulateInput } from '#sim/options.js'
import { simulateLines } from '#sim/simulate-lines.js'

export interface SplitTraffic {
  /** lines of the accounts that never harvest */
  innocents: string[]
  /** lines of each campaign, in the order of the preset, by account in the order in which they first appear */
  campaigns: Map<string, string[]>[]
}

/** Simulated traffic, apart by whose it is. */
export function splitTraffic(input: SimulateInput): SplitTraffic {
  const by_account = new Map<string, string[]>()
  const lines = simulateLines(input)
  let next = lines.next()
  for (; next.done !== true; next = lines.next()) {
    const { account_id } = JSON.parse(next.value) as { account_id: string }
    const own = by_account.get(account_id)
    if (own === undefined) by_account.set(account_id, [next.value])
    else own.push(next.value)
  }
  const { accounts, campaigns } = next.value
  const of = (campaign: string | null) => [...by_account].filter(([id]) => accounts[id]!.campaign === campaign)
  return { innocents: of(null).flatMap(([, own]) => own), campaigns: campaigns.map(({ id }) => new Map(of(id))) }
}
