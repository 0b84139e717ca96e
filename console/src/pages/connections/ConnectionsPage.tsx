import { useView } from '@/components/use-view'
import { PageHead } from '@/ui/PageHead'
import { Tabs } from '@/ui/Tabs'
import { CollectionsTab } from './collections/CollectionsTab'
import { FeedsTab } from './feeds/FeedsTab'
import { MatchingTab } from './matching/MatchingTab'
import { RemotesTab } from './remotes/RemotesTab'
import type { ConnectionsSearch } from './search'
import { WebhooksTab } from './webhooks/WebhooksTab'

/** The ways by which something comes from others or goes to them. */
export function ConnectionsPage() {
  const [{ tab = 'collections' }, change] = useView<ConnectionsSearch>()
  return (
    <div className="stack">
      <PageHead
        title="Connections"
        summary="The ways by which something comes from others, or goes to them by itself. Each way out is approved by a second person."
      />
      <Tabs
        label="Kinds of connections"
        open={tab}
        onOpen={(name) => change({ tab: name, id: undefined, q: undefined, status: undefined, new: undefined })}
        tabs={[
          { name: 'collections', label: 'TAXII collections', content: () => <CollectionsTab /> },
          { name: 'remotes', label: 'Other servers', content: () => <RemotesTab /> },
          { name: 'webhooks', label: 'Webhooks', content: () => <WebhooksTab /> },
          { name: 'matching', label: 'Private matching', content: () => <MatchingTab /> },
          { name: 'feeds', label: 'Feeds and addresses', content: () => <FeedsTab /> },
        ]}
      />
    </div>
  )
}
