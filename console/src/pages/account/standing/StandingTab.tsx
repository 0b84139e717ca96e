import type { Account } from '../account-types'
import { ClearancesCard } from './ClearancesCard'
import { ErasureCard } from './ErasureCard'
import { HoldsCard } from './HoldsCard'

/** What it is cleared of, what forbids its erasure, and the erasure. */
export function StandingTab({ account }: { account: Account }) {
  return (
    <div className="stack">
      <ClearancesCard account={account} />
      <HoldsCard account={account} />
      <ErasureCard account={account} />
    </div>
  )
}
