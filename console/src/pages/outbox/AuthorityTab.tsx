import { useNavigate } from '@tanstack/react-router'
import { TO_AUTHORITY } from '@/api/sharing-words'
import { Fetched } from '@/components/Fetched'
import { OUTGOING_COLUMNS } from '@/components/outgoing-columns'
import { useView } from '@/components/use-view'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import { CampaignField } from './OutgoingFilters'
import type { OutboxSearch } from './search'
import { useAllOutgoing } from './use-all-outgoing'

/** Reports to an authority: what they are, and those that were asked to leave. */
export function AuthorityTab() {
  const [view, change] = useView<OutboxSearch>()
  const navigate = useNavigate()
  const all = useAllOutgoing(view.campaign)
  const rows = all.data?.rows.filter(({ purpose }) => purpose.startsWith(`${TO_AUTHORITY}:`)) ?? []
  const ask = <Button onClick={() => change({ ask: 'authority' })}>Ask to send a report to an authority</Button>
  return (
    <div className="stack">
      <Card title="What is in it">
        <p>
          Each package of evidence holds <code>authority.html</code> and <code>authority.json</code>: the fields that
          authorities ask for, each told as known, alleged or unknown, with its grounds, and what the report does not
          show. To send one, ask that the package may leave for the purpose «{TO_AUTHORITY}». Its accounts are keyed
          hashes, and no prompt is in it.
        </p>
      </Card>
      <search>
        <CampaignField />
      </search>
      <Fetched query={all}>
        {() => (
          <DataTable
            label="Reports to an authority"
            columns={OUTGOING_COLUMNS}
            rows={rows}
            rowKey={({ id }) => id}
            onOpen={({ id }) => void navigate({ to: '/outbox/$id', params: { id } })}
            tools={
              <div className="row">
                {ask}
                <CsvButton name="authority-reports" columns={OUTGOING_COLUMNS} rows={rows} />
              </div>
            }
            empty={
              <EmptyState title="No report to an authority was asked to leave" action={ask}>
                The gate looks at it and another person approves it, as with all that leaves.
              </EmptyState>
            }
          />
        )}
      </Fetched>
    </div>
  )
}
