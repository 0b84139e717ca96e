import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Outgoing } from '@/api/sharing-words'
import { Fetched } from '@/components/Fetched'
import { OUTGOING_COLUMNS } from '@/components/outgoing-columns'
import { useView } from '@/components/use-view'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { Note } from '@/ui/Note'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import { sortingOf, textOfSorting } from '@/ui/table/sorting-in-address'
import { filterOutgoing } from './filter-outgoing'
import { OutgoingFilters } from './OutgoingFilters'
import type { OutboxSearch } from './search'
import { useAllOutgoing } from './use-all-outgoing'

/** What was asked to leave, and how far each got. */
export function OutgoingTab() {
  const [view] = useView<OutboxSearch>()
  const all = useAllOutgoing(view.campaign)
  return (
    <div className="stack">
      <OutgoingFilters rows={all.data?.rows ?? []} />
      <Fetched query={all}>{({ rows, more }) => <OutgoingTable all={rows} more={more} />}</Fetched>
    </div>
  )
}

function OutgoingTable({ all, more }: { all: readonly Outgoing[]; more: boolean }) {
  const [view, change] = useView<OutboxSearch>()
  const navigate = useNavigate()
  const rows = useMemo(() => filterOutgoing(all, view), [all, view])
  return (
    <>
      {more ? <Note>The newest {formatCount(all.length)} are here. Name a campaign to see all of it.</Note> : null}
      <DataTable
        label="What was asked to leave"
        columns={OUTGOING_COLUMNS}
        rows={rows}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: '/outbox/$id', params: { id } })}
        {...(view.sort === undefined ? {} : { sorting: sortingOf(view.sort) })}
        onSort={(sorting) => change({ sort: textOfSorting(sorting) })}
        tools={
          <div className="row">
            <span role="status">
              {formatCount(rows.length)} of {formatCount(all.length)}
            </span>
            <CsvButton name="outbox" columns={OUTGOING_COLUMNS} rows={rows} />
          </div>
        }
        empty={
          all.length === 0 ? (
            <EmptyState title="Nothing was asked to leave yet">
              Ask that something may leave: the lawful gate looks at the very bytes, and another person approves them.
            </EmptyState>
          ) : (
            <EmptyState title="None is found">Take a filter away.</EmptyState>
          )
        }
      />
    </>
  )
}
