import { Fetched } from '@/components/Fetched'
import { PageHead } from '@/ui/PageHead'
import { AccountFinder } from './AccountFinder'
import { DecidedAccounts } from './DecidedAccounts'
import { useRecentDecisions } from './use-recent-decisions'

/** Finds one account, and shows of which something was decided of late. */
export function AccountsPage() {
  const recent = useRecentDecisions()
  return (
    <div className="stack">
      <PageHead
        title="Accounts"
        summary="Open an account by its id, or look of which ones something was decided of late."
      />
      <AccountFinder />
      <Fetched query={recent} lines={8}>
        {(found) => <DecidedAccounts recent={found} />}
      </Fetched>
    </div>
  )
}
