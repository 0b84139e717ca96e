import { Link, useNavigate } from '@tanstack/react-router'
import { api } from '@/api/client'
import { Fetched } from '@/components/Fetched'
import { OUTGOING_COLUMNS } from '@/components/outgoing-columns'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { Note } from '@/ui/Note'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'

const OUTGOING_MAX = 100

/** What was asked to leave of it, and how far that got. */
export function OutgoingCard({ id }: { id: string }) {
  const navigate = useNavigate()
  const outgoing = api.useQuery('get', '/v1/outgoing', { params: { query: { campaign: id, limit: OUTGOING_MAX } } })
  return (
    <Card
      title="What leaves"
      actions={
        <>
          <Link to="/outbox" search={{ campaign: id, ask: 'yes' }}>
            Ask that something may leave
          </Link>
          <CsvButton name={`${id}-outgoing`} columns={OUTGOING_COLUMNS} rows={outgoing.data?.items ?? []} />
        </>
      }
    >
      <Fetched query={outgoing}>
        {({ items, next }) => (
          <div className="stack">
            {next === null ? null : <Note>The newest {OUTGOING_MAX} are shown; the outbox has all.</Note>}
            <DataTable
              label="What leaves"
              columns={OUTGOING_COLUMNS}
              rows={items}
              rowKey={({ id }) => id}
              onOpen={({ id }) => void navigate({ to: '/outbox/$id', params: { id } })}
              height="16rem"
              empty={
                <EmptyState title="Nothing of it was asked to leave">
                  Indicators, reports and packages leave by the outbox: a gate looks at them, and another person
                  approves.
                </EmptyState>
              }
            />
          </div>
        )}
      </Fetched>
    </Card>
  )
}
