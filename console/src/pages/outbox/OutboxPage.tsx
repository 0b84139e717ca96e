import { Send } from 'lucide-react'
import { useView } from '@/components/use-view'
import { Button } from '@/ui/Button'
import { PageHead } from '@/ui/PageHead'
import { Tabs } from '@/ui/Tabs'
import { AskDialog } from './AskDialog'
import { AuthorityTab } from './AuthorityTab'
import { OutgoingTab } from './OutgoingTab'
import { PackagesTab } from './PackagesTab'
import type { OutboxSearch } from './search'

/** What was written down for others, and what is to leave. */
export function OutboxPage() {
  const [{ tab = 'outgoing', ask }, change] = useView<OutboxSearch>()
  return (
    <div className="stack">
      <PageHead
        title="Evidence and outbox"
        summary="What leaves goes by one door: somebody asks, the lawful gate looks, another person approves, and it is sent once."
        actions={
          <Button look="primary" onClick={() => change({ ask: 'yes' })}>
            <Send size={14} aria-hidden /> Ask that something may leave
          </Button>
        }
      />
      <Tabs
        label="Parts of the outbox"
        open={tab}
        onOpen={(name) => change({ tab: name })}
        tabs={[
          { name: 'outgoing', label: 'Outgoing', content: () => <OutgoingTab /> },
          { name: 'packages', label: 'Packages of evidence', content: () => <PackagesTab /> },
          { name: 'authority', label: 'Reports to an authority', content: () => <AuthorityTab /> },
        ]}
      />
      {ask === undefined ? null : <AskDialog onClose={() => change({ ask: undefined, source: undefined })} />}
    </div>
  )
}
