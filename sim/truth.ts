import { accountId } from './account.js'
import type { Scene } from './simulate-exchanges.js'

/** What really happened, for scoring alone. */
export interface Truth {
  accounts: Record<string, { kind: string; campaign: string | null }>
  campaigns: {
    id: string
    name: string
    /** those that sent at least one harvesting exchange */
    accounts: string[]
    harvest_exchanges: number
    /** ISO 8601, of the harvesting exchanges */
    first: string
    last: string
    elicitation: readonly string[]
    capability: string
  }[]
  /** empty where there are too many; then `harvest_exchange_ids_file` names a file with one id a line */
  harvest_exchange_ids: string[]
  harvest_exchange_ids_file?: string
}

/** The truth of a scene that has been played to its end. `harvesters` are the indexes of accounts that harvested. */
export function tellTruth(
  { world, innocents, campaigns }: Scene,
  harvesters: ReadonlySet<number>,
  ids: string[],
): Truth {
  const truth: Truth = { accounts: {}, campaigns: [], harvest_exchange_ids: ids }
  for (const { index, name, seen } of innocents) {
    if (seen) truth.accounts[accountId(world.seed, index)] = { kind: name, campaign: null }
  }
  for (const [run, members] of campaigns) {
    for (const { index, name, seen } of members) {
      if (seen) truth.accounts[accountId(world.seed, index)] = { kind: name, campaign: run.id }
    }
    if (run.sent === 0) continue
    truth.campaigns.push({
      id: run.id,
      name: run.spec.name,
      accounts: members.filter(({ index }) => harvesters.has(index)).map(({ index }) => accountId(world.seed, index)),
      harvest_exchanges: run.sent,
      first: new Date(run.first).toISOString(),
      last: new Date(run.last).toISOString(),
      elicitation: run.spec.elicitation,
      capability: run.spec.capability,
    })
  }
  return truth
}
