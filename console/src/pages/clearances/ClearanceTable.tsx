import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { useView } from '@/components/use-view'
import { Button } from '@/ui/Button'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { Note } from '@/ui/Note'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'
import { sortingOf, textOfSorting } from '@/ui/table/sorting-in-address'
import { ClearanceFilters } from './ClearanceFilters'
import type { Clearance, ClearanceKind } from './clearance'
import { filterClearances } from './filter-clearances'
import type { ClearancesSearch } from './search'

const LABELS: Readonly<Record<ClearanceKind, string>> = {
  permit: 'Permits',
  allowed: 'Allow-list',
  reseller: 'Resellers',
  upheld_appeal: 'Upheld appeals',
}
const NONE: Readonly<Record<ClearanceKind, { title: string; told: ReactNode }>> = {
  permit: {
    title: 'There is no permit',
    told: 'A customer who may distil, by contract, is found like any other. Request a permit, and nothing is held against it.',
  },
  allowed: {
    title: 'Nobody is on the allow-list',
    told: 'Put an account there that is known to be innocent, such as your own evaluations. An administrator can do that.',
  },
  reseller: {
    title: 'No reseller is noted',
    told: 'Behind a reseller stand many customers, and its traffic looks like a campaign. An administrator can note it.',
  },
  upheld_appeal: {
    title: 'No appeal was upheld',
    told: (
      <>
        Where a customer is right, an upheld appeal clears the account. <Link to="/appeals">Look at the appeals</Link>
      </>
    ),
  },
}

interface ClearanceTableProps {
  kind: ClearanceKind
  columns: readonly Column<Clearance>[]
  rows: readonly Clearance[]
  /** there are more than these */
  more: boolean
}

export function ClearanceTable({ kind, columns, rows, more }: ClearanceTableProps) {
  const [view, change] = useView<ClearancesSearch>()
  const csv = useMemo(() => columns.filter(({ unsorted }) => unsorted !== true), [columns])
  const shown = useMemo(() => filterClearances(rows, view), [rows, view])
  if (rows.length === 0) return <EmptyState title={NONE[kind].title}>{NONE[kind].told}</EmptyState>
  return (
    <>
      <ClearanceFilters />
      {more ? (
        <Note tone="warn">There are more than {formatCount(rows.length)}; the rest is not listed here.</Note>
      ) : null}
      <DataTable
        label={LABELS[kind]}
        columns={columns}
        rows={shown}
        rowKey={({ id }) => id}
        sorting={sortingOf(view.sort ?? '-created')}
        onSort={(sorting) => change({ sort: textOfSorting(sorting) })}
        empty={
          <EmptyState
            title="None is like that"
            action={<Button onClick={() => change({ q: undefined, state: 'any' })}>Show all, ended ones too</Button>}
          >
            Search for other words, or take the filter away.
          </EmptyState>
        }
        tools={
          <div className="row">
            <span className="soft" role="status">
              {formatCount(shown.length)} of {formatCount(rows.length)}
            </span>
            <CsvButton name={LABELS[kind].toLowerCase().replaceAll(' ', '-')} columns={csv} rows={shown} />
          </div>
        }
      />
    </>
  )
}
