import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type Received, useAllIndicators } from '@/api/use-all-indicators'
import { Fetched } from '@/components/Fetched'
import { useView } from '@/components/use-view'
import { Button } from '@/ui/Button'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { Note } from '@/ui/Note'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import { sortingOf, textOfSorting } from '@/ui/table/sorting-in-address'
import { filterIndicators } from './filter-indicators'
import { IndicatorFilters } from './IndicatorFilters'
import { INDICATOR_COLUMNS } from './indicator-columns'
import type { InboxSearch } from './search'

/** What others see of campaigns, and what of it is worth how much now. */
export function IndicatorsTab() {
  const all = useAllIndicators()
  return (
    <div className="stack">
      <IndicatorFilters rows={all.data?.rows ?? []} />
      <Fetched query={all}>{({ rows, more }) => <IndicatorTable all={rows} more={more} />}</Fetched>
    </div>
  )
}

function IndicatorTable({ all, more }: { all: readonly Received[]; more: boolean }) {
  const [view, change] = useView<InboxSearch>()
  const navigate = useNavigate()
  const rows = useMemo(() => filterIndicators(all, view), [all, view])
  return (
    <>
      {more ? <Note>The first {formatCount(all.length)} by id are here; the API gives the rest.</Note> : null}
      <DataTable
        label="Indicators of others"
        columns={INDICATOR_COLUMNS}
        rows={rows}
        rowKey={({ indicator }) => indicator.id}
        onOpen={({ indicator }) => void navigate({ to: '/inbox/$id', params: { id: indicator.id } })}
        sorting={sortingOf(view.sort ?? '-confidence')}
        onSort={(sorting) => change({ sort: textOfSorting(sorting) })}
        tools={
          <div className="row">
            <span role="status">
              {formatCount(rows.length)} of {formatCount(all.length)} indicators
            </span>
            <CsvButton name="indicators" columns={INDICATOR_COLUMNS} rows={rows} />
          </div>
        }
        empty={
          all.length === 0 ? (
            <EmptyState
              title="Nobody sent an indicator yet"
              action={<Button onClick={() => change({ import: 'yes' })}>Import a file</Button>}
            >
              They come from partners by the TAXII collections here, from servers that are polled, or out of a file.
            </EmptyState>
          ) : (
            <EmptyState title="None is found">Take a filter away.</EmptyState>
          )
        }
      />
    </>
  )
}
