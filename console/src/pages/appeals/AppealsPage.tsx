import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { AllRows } from '@/api/read-all-pages'
import { Fetched } from '@/components/Fetched'
import { FileAppealDialog } from '@/components/FileAppealDialog'
import { useView } from '@/components/use-view'
import { Button } from '@/ui/Button'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { Note } from '@/ui/Note'
import { PageHead } from '@/ui/PageHead'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import { sortingOf, textOfSorting } from '@/ui/table/sorting-in-address'
import { AppealDialog } from './AppealDialog'
import { AppealFilters } from './AppealFilters'
import { APPEAL_COLUMNS, APPEAL_CSV } from './appeal-columns'
import { type Appeal, filterAppeals } from './filter-appeals'
import type { AppealsSearch } from './search'
import { useAllAppeals } from './use-all-appeals'

/** What customers say against decisions: the queue of those that wait, and what became of the others. */
export function AppealsPage() {
  const appeals = useAllAppeals()
  const [filing, setFiling] = useState(false)
  return (
    <div className="stack">
      <PageHead
        title="Appeals"
        summary="What customers say against decisions. A second person decides each, for good and with a reason."
        actions={<Button onClick={() => setFiling(true)}>File an appeal</Button>}
      />
      <Fetched query={appeals} lines={6}>
        {(found) => <AppealList {...found} />}
      </Fetched>
      {filing ? <FileAppealDialog onClose={() => setFiling(false)} /> : null}
    </div>
  )
}

function AppealList({ rows, more }: AllRows<Appeal>) {
  const [view, change] = useView<AppealsSearch>()
  const shown = useMemo(() => filterAppeals(rows, view), [rows, view])
  const open = rows.find(({ id }) => id === view.id)
  const waiting = rows.filter(({ state }) => state === 'open').length
  return (
    <>
      <AppealFilters />
      {more ? <Note tone="warn">There are more than {formatCount(rows.length)}. Use the API for all.</Note> : null}
      {view.id !== undefined && open === undefined ? (
        <Note tone="warn">
          There is no appeal {view.id}: decided ones are kept for retention.appeals_days, and erasure takes them along.
        </Note>
      ) : null}
      <DataTable
        label="Appeals"
        columns={APPEAL_COLUMNS}
        rows={shown}
        rowKey={({ id }) => id}
        // Who waits longest comes first.
        sorting={sortingOf(view.sort ?? 'filed')}
        onSort={(sorting) => change({ sort: textOfSorting(sorting) })}
        onOpen={({ id }) => change({ id })}
        height="max(20rem, calc(100vh - 20rem))"
        empty={<NoAppeals known={rows.length} filtered={view.q !== undefined || view.state !== undefined} />}
        tools={
          <div className="row">
            <span className="soft" role="status">
              {formatCount(shown.length)} of {formatCount(rows.length)} appeals; waiting for a decision:{' '}
              {formatCount(waiting)}
            </span>
            <CsvButton name="appeals" columns={APPEAL_CSV} rows={shown} />
          </div>
        }
      />
      {open === undefined ? null : (
        <AppealDialog key={open.id} appeal={open} onClose={() => change({ id: undefined })} />
      )}
    </>
  )
}

function NoAppeals({ known, filtered }: { known: number; filtered: boolean }) {
  if (known === 0)
    return (
      <EmptyState title="Nobody has appealed">
        File one for a customer who objects: the case that they quote leads to what was decided.
      </EmptyState>
    )
  return (
    <EmptyState
      title={filtered ? 'No appeal is like that' : 'No appeal waits for a decision'}
      action={
        <Link to="/appeals" search={{ state: 'any' }}>
          Show all, decided too
        </Link>
      }
    >
      {filtered ? 'Loosen a filter.' : 'The queue is empty.'}
    </EmptyState>
  )
}
