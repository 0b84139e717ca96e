import { type Remote, useSharingTerms } from '@/api/use-sharing-terms'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'

const COLUMNS: readonly Column<Remote>[] = [
  { id: 'url', header: 'Collection', value: ({ url }) => url, cell: ({ url }) => <code>{url}</code> },
  {
    id: 'every',
    header: 'Polled',
    value: ({ every_s }) => every_s,
    cell: ({ every_s }) => (every_s === 0 ? 'not polled' : `every ${formatCount(every_s)} s`),
  },
  {
    id: 'recipient',
    header: 'Pushed for',
    value: ({ recipient }) => recipient,
    cell: ({ recipient }) => (recipient === '' ? <span className="soft">nothing is pushed</span> : recipient),
  },
]

/** Collections of other TAXII servers. They stand in the settings of the server, so they are told and not changed here. */
export function RemotesTab() {
  const { remotes } = useSharingTerms()
  return (
    <div className="stack">
      <p className="soft">
        Polled for indicators, and what was approved for their recipient is pushed there. They are set in
        sharing.taxii_feeds, with the server stopped.
      </p>
      <DataTable
        label="Other TAXII servers"
        columns={COLUMNS}
        rows={remotes}
        rowKey={({ url }) => url}
        tools={
          <div className="row">
            <CsvButton name="taxii-remotes" columns={COLUMNS} rows={remotes} />
          </div>
        }
        empty={
          <EmptyState title="No other server is polled">
            Add one to sharing.taxii_feeds: url, username, password_file, every_s, recipient.
          </EmptyState>
        }
      />
    </div>
  )
}
