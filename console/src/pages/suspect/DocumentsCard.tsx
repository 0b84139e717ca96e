import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { ProvenanceRecord } from '@/api/use-provenance'
import { GradeBadge } from '@/components/GradeBadge'
import { Person } from '@/components/Person'
import { useView } from '@/components/use-view'
import { Card } from '@/ui/Card'
import { Id } from '@/ui/Id'
import { Time } from '@/ui/Time'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'
import { sortingOf, textOfSorting } from '@/ui/table/sorting-in-address'
import type { SuspectSearch } from './search'

const WORDS = { plan: 'Plan', run: 'Run', report: 'Report' } as const

const { Link } = getRouteApi('/provenance/$name')

/** Which stands below is told beside its kind, and not by a column at the end: that one is out of sight on narrow screens. */
const columnsOf = (shown: string): readonly Column<ProvenanceRecord>[] => [
  {
    id: 'kind',
    header: 'Kind',
    value: ({ kind }) => WORDS[kind],
    cell: ({ id, kind }) =>
      id === shown ? (
        <strong>{WORDS[kind]}, shown below</strong>
      ) : (
        <Link to="." search={(now: SuspectSearch) => ({ ...now, open: id })} resetScroll={false}>
          {WORDS[kind]}
        </Link>
      ),
  },
  { id: 'at', header: 'Of', value: ({ at }) => at, cell: ({ at }) => <Time at={at} /> },
  { id: 'statement', header: 'What it says', value: ({ statement }) => statement },
  {
    id: 'grade',
    header: 'Verdict',
    value: ({ grade }) => grade,
    cell: ({ grade }) => (grade === null ? null : <GradeBadge grade={grade} />),
  },
  { id: 'id', header: 'Id', value: ({ id }) => id, cell: ({ id }) => <Id value={id} />, secondary: true },
  {
    id: 'by',
    header: 'Kept by',
    value: ({ recorded_by }) => recorded_by,
    cell: ({ recorded_by }) => <Person id={recorded_by} />,
    secondary: true,
  },
]

/** Plans, runs and reports of a suspect; which of them stands below. */
export function DocumentsCard({ rows, shown }: { rows: readonly ProvenanceRecord[]; shown: string }) {
  const [{ sort = '-at' }, change] = useView<SuspectSearch>()
  const columns = useMemo(() => columnsOf(shown), [shown])
  return (
    <Card title="Plans, runs and reports">
      <DataTable
        label="Plans, runs and reports"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        onOpen={({ id }) => change({ open: id })}
        sorting={sortingOf(sort)}
        onSort={(sorting) => change({ sort: textOfSorting(sorting) })}
        tools={
          <div className="row">
            <CsvButton name="provenance" columns={columns} rows={rows} />
          </div>
        }
      />
    </Card>
  )
}
