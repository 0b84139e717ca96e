import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { PageHead } from '@/ui/PageHead'
import { Tabs } from '@/ui/Tabs'
import { CheckTab } from './CheckTab'
import { EntriesTab } from './EntriesTab'

/** Who did what, and whether the log of it is whole. */
export function AuditPage() {
  const { tab = 'entries' } = getRouteApi('/audit').useSearch()
  const navigate = useNavigate({ from: '/audit' })
  return (
    <div className="stack">
      <PageHead
        title="Audit"
        summary="Each act of a person or program, chained to the one before by its hash. Accounts stand by pseudonyms."
      />
      <Tabs
        label="Parts of the audit"
        open={tab}
        onOpen={(tab) => void navigate({ search: { tab } })}
        tabs={[
          { name: 'entries', label: 'Entries', content: () => <EntriesTab /> },
          { name: 'check', label: 'Check, checkpoints and export', content: () => <CheckTab /> },
        ]}
      />
    </div>
  )
}
