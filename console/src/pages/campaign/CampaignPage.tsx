import { getRouteApi, Link } from '@tanstack/react-router'
import { api } from '@/api/client'
import { useMe } from '@/api/use-me'
import { Fetched } from '@/components/Fetched'
import { useView } from '@/components/use-view'
import { PageHead } from '@/ui/PageHead'
import { type Tab, Tabs } from '@/ui/Tabs'
import { MembersTab } from './accounts/MembersTab'
import { ActionsTab } from './actions/ActionsTab'
import type { Campaign } from './campaign-types'
import { EvidenceTab } from './evidence/EvidenceTab'
import { GraphTab } from './graph/GraphTab'
import { CampaignHead } from './head/CampaignHead'
import { HistoryTab } from './history/HistoryTab'
import { HoursTab } from './hours/HoursTab'
import { SamplesTab } from './samples/SamplesTab'
import type { CampaignSearch, CampaignTab } from './search'
import { SharesTab } from './shares/SharesTab'
import { SharingTab } from './sharing/SharingTab'
import { TimelineTab } from './timeline/TimelineTab'

const route = getRouteApi('/campaigns/$id')

/** One campaign: its head, and each side of it in a tab that has an address. */
export function CampaignPage() {
  const { id } = route.useParams()
  const campaign = api.useQuery('get', '/v1/campaigns/{id}', { params: { path: { id } } })
  return (
    <div className="stack">
      {campaign.data === undefined ? (
        <PageHead title={`Campaign ${id}`} above={<Link to="/campaigns">Campaigns</Link>} />
      ) : null}
      <Fetched query={campaign} lines={8}>
        {(found) => (
          <>
            <CampaignHead campaign={found} />
            <CampaignTabs campaign={found} />
          </>
        )}
      </Fetched>
    </div>
  )
}

function CampaignTabs({ campaign }: { campaign: Campaign }) {
  const [{ tab = 'evidence' }] = useView<CampaignSearch>()
  const navigate = route.useNavigate()
  const { id } = campaign
  const scopes = useMe().data?.scopes
  const all: Tab<CampaignTab>[] = [
    { name: 'evidence', label: 'Evidence', content: () => <EvidenceTab campaign={campaign} /> },
    { name: 'timeline', label: 'Timeline', content: () => <TimelineTab id={id} /> },
    { name: 'hours', label: 'Hours', content: () => <HoursTab id={id} /> },
    { name: 'shares', label: 'What it asks for', content: () => <SharesTab campaign={campaign} /> },
    { name: 'graph', label: 'Graph', content: () => <GraphTab id={id} /> },
    { name: 'accounts', label: 'Accounts', content: () => <MembersTab id={id} /> },
    { name: 'samples', label: 'Samples', content: () => <SamplesTab id={id} /> },
    { name: 'actions', label: 'Actions', content: () => <ActionsTab id={id} /> },
    { name: 'history', label: 'History', content: () => <HistoryTab id={id} /> },
    { name: 'sharing', label: 'Sharing', content: () => <SharingTab id={id} /> },
  ]
  // Prompts are for the scope `text` alone. A link to them says so; without one they are not offered.
  const tabs = all.filter(({ name }) => name !== 'samples' || name === tab || scopes?.includes('text') === true)
  return (
    <Tabs
      label="Sides of the campaign"
      tabs={tabs}
      open={tab}
      // What one tab keeps in the address means nothing to the next; the way back leads to the tab before.
      onOpen={(name) => void navigate({ search: { tab: name } as never, resetScroll: false })}
    />
  )
}
