import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { AllRows } from '@/api/read-all-pages'
import { useMe } from '@/api/use-me'
import { Fetched } from '@/components/Fetched'
import { useView } from '@/components/use-view'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { Note } from '@/ui/Note'
import { PageHead } from '@/ui/PageHead'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import { sortingOf, textOfSorting } from '@/ui/table/sorting-in-address'
import { CaseFilters } from './CaseFilters'
import { CASE_COLUMNS, CASE_CSV } from './case-columns'
import { type CaseRow, filterCases } from './filter-cases'
import type { CasesSearch } from './search'
import { useAllCases } from './use-all-cases'

/** The work on campaigns: whose each is, and how far it got. */
export function CasesPage() {
  const cases = useAllCases()
  return (
    <div className="stack">
      <PageHead
        title="Cases"
        summary="Each campaign that was raised has one case: who works on it, how far they got, and what was done about it."
      />
      <Fetched query={cases} lines={8}>
        {(found) => <CaseList {...found} />}
      </Fetched>
    </div>
  )
}

function CaseList({ rows, more }: AllRows<CaseRow>) {
  const [view, change] = useView<CasesSearch>()
  const me = useMe().data?.id
  const navigate = useNavigate()
  const shown = useMemo(() => filterCases(rows, view, me), [rows, view, me])
  return (
    <>
      <CaseFilters rows={rows} />
      {more ? (
        <Note tone="warn">
          There are more than {formatCount(rows.length)}: the most urgent are shown. Use the API for all.
        </Note>
      ) : null}
      <DataTable
        label="Cases"
        columns={CASE_COLUMNS}
        rows={shown}
        rowKey={({ id }) => id}
        sorting={sortingOf(view.sort ?? '-priority')}
        onSort={(sorting) => change({ sort: textOfSorting(sorting) })}
        onOpen={({ id }) => void navigate({ to: '/cases/$id', params: { id } })}
        height="max(20rem, calc(100vh - 20rem))"
        empty={<NoCases known={rows.length} />}
        tools={
          <div className="row">
            <span className="soft" role="status">
              {formatCount(shown.length)} of {formatCount(rows.length)} cases
            </span>
            <CsvButton name="cases" columns={CASE_CSV} rows={shown} />
          </div>
        }
      />
    </>
  )
}

function NoCases({ known }: { known: number }) {
  if (known > 0)
    return (
      <EmptyState
        title="No case is like that"
        action={
          <Link to="/cases" search={{ status: 'any' }}>
            Show all, done too
          </Link>
        }
      >
        Loosen a filter. Cases that are done are shown only where you ask for them.
      </EmptyState>
    )
  return (
    <EmptyState title="There is no case yet" action={<Link to="/import">Import a log file</Link>}>
      A case comes with each campaign that detection raises. Send it exchanges, by a gateway, by the API or from a file.
    </EmptyState>
  )
}
