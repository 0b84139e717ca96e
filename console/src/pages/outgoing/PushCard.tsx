import { useState } from 'react'
import type { Item } from '@/api/answer'
import { api } from '@/api/client'
import { PAGE_AFTER_PAGE } from '@/api/page-after-page'
import { pagingOf } from '@/api/paging-of'
import type { Outgoing } from '@/api/sharing-words'
import { Fetched } from '@/components/Fetched'
import { StatusBadge } from '@/components/StatusBadge'
import { Card } from '@/ui/Card'
import { Count } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { SelectField } from '@/ui/Field'
import { Stat } from '@/ui/Stat'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'

type PushedObject = Item<'/v1/outgoing/{id}/objects'>
const PAGE = 500
const STATUSES = ['waiting', 'pending', 'success', 'failure'] as const

const COLUMNS: readonly Column<PushedObject>[] = [
  { id: 'place', header: 'Place', value: ({ place }) => place, align: 'end', secondary: true },
  {
    id: 'status',
    header: 'State',
    value: ({ status }) => status,
    cell: ({ status }) => <StatusBadge status={status} />,
  },
  { id: 'object', header: 'Object', value: ({ object_id }) => object_id },
  { id: 'message', header: 'What the other server said', value: ({ message }) => message, secondary: true },
]

/** How far the sending to another TAXII server got, and what that said of each object. */
export function PushCard({ id, push }: { id: string; push: NonNullable<Outgoing['push']> }) {
  const [status, setStatus] = useState<(typeof STATUSES)[number] | undefined>()
  const query = api.useInfiniteQuery(
    'get',
    '/v1/outgoing/{id}/objects',
    { params: { path: { id }, query: { limit: PAGE, ...(status === undefined ? {} : { status }) } } },
    PAGE_AFTER_PAGE,
  )
  const paging = pagingOf(query)
  const { rows, readAll } = paging
  const of = <>of {push.total_count} objects</>
  return (
    <Card title="At the other server">
      <div className="stack">
        <div className="tiles">
          <Stat label="Taken" value={<Count value={push.success_count} />} note={of} />
          <Stat label="Refused" value={<Count value={push.failure_count} />} note={of} />
          <Stat label="Pending there" value={<Count value={push.pending_count} />} note={of} />
          <Stat label="Attempts" value={<Count value={push.attempts} />} note={push.told} />
        </div>
        <SelectField
          label="Objects"
          value={status ?? ''}
          onChange={({ target }) => setStatus(STATUSES.find((one) => one === target.value))}
        >
          <option value="">all</option>
          {STATUSES.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </SelectField>
        <Fetched query={query}>
          {() => (
            <DataTable
              label="Objects at the other server"
              columns={COLUMNS}
              rows={rows}
              rowKey={({ place }) => String(place)}
              height="20rem"
              part={paging.part}
              onEnd={paging.onEnd}
              tools={
                <div className="row">
                  <CsvButton name={`${id}-objects`} columns={COLUMNS} rows={rows} readAll={readAll} />
                </div>
              }
              empty={<EmptyState title="No object is in that state" />}
            />
          )}
        </Fetched>
      </div>
    </Card>
  )
}
