import { getRouteApi, Link } from '@tanstack/react-router'
import { api } from '@/api/client'
import { useMe } from '@/api/use-me'
import { Fetched } from '@/components/Fetched'
import { useView } from '@/components/use-view'
import { PageHead } from '@/ui/PageHead'
import { type Tab, Tabs } from '@/ui/Tabs'
import { AccountHead } from './AccountHead'
import type { Account } from './account-types'
import { AppealsTab } from './appeals/AppealsTab'
import { DecisionsTab } from './decisions/DecisionsTab'
import { LinksTab } from './links/LinksTab'
import { ProfileTab } from './profile/ProfileTab'
import { SamplesTab } from './samples/SamplesTab'
import type { AccountSearch, AccountTab } from './search'
import { StandingTab } from './standing/StandingTab'

const route = getRouteApi('/accounts/$id')

/** One account: what it did, with whom it hangs together, and what was decided of it. */
export function AccountPage() {
  const { id } = route.useParams()
  const account = api.useQuery('get', '/v1/accounts/{id}', { params: { path: { id } } })
  return (
    <div className="stack">
      {account.data === undefined ? (
        <PageHead title={`Account ${id}`} above={<Link to="/accounts">Accounts</Link>} />
      ) : null}
      <Fetched query={account} lines={8}>
        {(found) => (
          <>
            <AccountHead account={found} />
            <AccountTabs account={found} />
          </>
        )}
      </Fetched>
    </div>
  )
}

function AccountTabs({ account }: { account: Account }) {
  const [{ tab = 'profile' }] = useView<AccountSearch>()
  const navigate = route.useNavigate()
  const { id } = account
  const scopes = useMe().data?.scopes
  const all: Tab<AccountTab>[] = [
    { name: 'profile', label: 'Profile', content: () => <ProfileTab account={account} /> },
    { name: 'links', label: 'Links', content: () => <LinksTab id={id} /> },
    { name: 'decisions', label: 'Decisions', content: () => <DecisionsTab account={account} /> },
    { name: 'appeals', label: 'Appeals', content: () => <AppealsTab account={account} /> },
    { name: 'samples', label: 'Samples', content: () => <SamplesTab id={id} /> },
    { name: 'standing', label: 'Clearance, hold, erasure', content: () => <StandingTab account={account} /> },
  ]
  // Prompts are for the scope `text` alone. A link to them says so; without one they are not offered.
  const tabs = all.filter(({ name }) => name !== 'samples' || name === tab || scopes?.includes('text') === true)
  return (
    <Tabs
      label="Sides of the account"
      tabs={tabs}
      open={tab}
      onOpen={(name) => void navigate({ search: { tab: name } as never, resetScroll: false })}
    />
  )
}
