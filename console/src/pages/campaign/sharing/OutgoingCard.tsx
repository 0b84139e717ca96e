import { Link, useNavigate } from '@tanstack/react-router'
import type { Item } from '@/api/answer'
import { api } from '@/api/client'
import { Fetched } from '@/components/Fetched'
import { StatusBadge } from '@/components/StatusBadge'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { Note } from '@/ui/Note'
import { Time } from '@/ui/Time'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'

type Outgoing = Item<'/v1/outgoing'>
const OUTGOING_MAX = 100

const COLUMNS: readonly Column<Outgoing>[] = [
  {
    id: 'id',
    header: 'Id',
    value: ({ id }) => id,
    cell: ({ id }) => (
      <Link to="/outbox/$id" params={{ id }} className="mono">
        {id}
      </Link>
    ),
  },
  { id: 'form', header: 'Form', value: ({ form }) => form },
  { id: 'recipient', header: 'To', value: ({ recipient }) => recipient },
  { id: 'tlp', header: 'TLP', value: ({ tlp }) => tlp, secondary: true },
  {
    id: 'status',
    header: 'Status',
    value: ({ status }) => status,
    cell: ({ status }) => <StatusBadge status={status} />,
  },
  {
    id: 'objections',
    header: 'Objections',
    value: ({ objections }) => objections.length,
    align: 'end',
    secondary: true,
  },
  { id: 'created', header: 'Asked', value: ({ created }) => created, cell: ({ created }) => <Time at={created} /> },
  { id: 'purpose', header: 'Purpose', value: ({ purpose }) => purpose, secondary: true },
]

/** What was asked to leave of it, and how far that got. */
export function OutgoingCard({ id }: { id: string }) {
  const navigate = useNavigate()
  const outgoing = api.useQuery('get', '/v1/outgoing', { params: { query: { campaign: id, limit: OUTGOING_MAX } } })
  return (
    <Card
      title="What leaves"
      actions={
        <>
          <Link to="/outbox" search={{ campaign: id } as never}>
            Ask that something may leave
          </Link>
          <CsvButton name={`${id}-outgoing`} columns={COLUMNS} rows={outgoing.data?.items ?? []} />
        </>
      }
    >
      <Fetched query={outgoing}>
        {({ items, next }) => (
          <div className="stack">
            {next === null ? null : <Note>The newest {OUTGOING_MAX} are shown; the outbox has all.</Note>}
            <DataTable
              label="What leaves"
              columns={COLUMNS}
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
