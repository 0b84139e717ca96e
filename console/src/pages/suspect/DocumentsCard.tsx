import type { ProvenanceRecord } from '@/api/use-provenance'
import { GradeBadge } from '@/components/GradeBadge'
import { Person } from '@/components/Person'
import { useView } from '@/components/use-view'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Id } from '@/ui/Id'
import { Time } from '@/ui/Time'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'
import { sortingOf, textOfSorting } from '@/ui/table/sorting-in-address'
import type { SuspectSearch } from './search'

const WORDS = { plan: 'Plan', run: 'Run', report: 'Report' } as const

const COLUMNS: readonly Column<ProvenanceRecord>[] = [
  { id: 'at', header: 'Of', value: ({ at }) => at, cell: ({ at }) => <Time at={at} /> },
  { id: 'kind', header: 'Kind', value: ({ kind }) => WORDS[kind] },
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
  const columns: readonly Column<ProvenanceRecord>[] = [
    ...COLUMNS,
    {
      id: 'open',
      header: 'Shown',
      value: ({ id }) => (id === shown ? 'yes' : 'no'),
      cell: ({ id, kind }) =>
        id === shown ? 'shown' : <Button onClick={() => change({ open: id })}>Show {WORDS[kind].toLowerCase()}</Button>,
      unsorted: true,
    },
  ]
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
        tools={<CsvButton name="provenance" columns={COLUMNS} rows={rows} />}
      />
    </Card>
  )
}
