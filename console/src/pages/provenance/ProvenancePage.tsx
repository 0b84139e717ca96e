import { useNavigate } from '@tanstack/react-router'
import { Upload } from 'lucide-react'
import { useMemo } from 'react'
import { type Suspect, useAllSuspects } from '@/api/use-provenance'
import { Fetched } from '@/components/Fetched'
import { useView } from '@/components/use-view'
import { Button } from '@/ui/Button'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { FilterField } from '@/ui/FilterField'
import { PageHead } from '@/ui/PageHead'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import { sortingOf, textOfSorting } from '@/ui/table/sorting-in-address'
import { KeepDialog } from './KeepDialog'
import type { ProvenanceSearch } from './search'
import { SUSPECT_COLUMNS } from './suspect-columns'

/** Models that may have learned from ours: what was planned, asked and found. */
export function ProvenancePage() {
  const [{ keep }, change] = useView<ProvenanceSearch>()
  const suspects = useAllSuspects()
  return (
    <div className="stack">
      <PageHead
        title="Provenance"
        summary="Whether a model learned from our answers. Keyed watermarks and randomised canaries can be evidence; style is a lead, and what a model says of itself proves nothing alone."
        actions={
          <Button look="primary" onClick={() => change({ keep: 'yes' })}>
            <Upload size={14} aria-hidden /> Keep a document
          </Button>
        }
      />
      <Fetched query={suspects}>{({ rows }) => <SuspectTable all={rows} />}</Fetched>
      {keep === 'yes' ? <KeepDialog onClose={() => change({ keep: undefined })} /> : null}
    </div>
  )
}

function SuspectTable({ all }: { all: readonly Suspect[] }) {
  const [view, change] = useView<ProvenanceSearch>()
  const navigate = useNavigate()
  const { q = '' } = view
  const rows = useMemo(() => all.filter(({ name }) => name.toLowerCase().includes(q.toLowerCase())), [all, q])
  return (
    <div className="stack">
      <search>
        <FilterField
          label="Find"
          type="search"
          data-filter
          placeholder="name of the suspect"
          value={q}
          onFilter={(text) => change({ q: text })}
        />
      </search>
      <DataTable
        label="Suspects"
        columns={SUSPECT_COLUMNS}
        rows={rows}
        rowKey={({ name }) => name}
        onOpen={({ name }) => void navigate({ to: '/provenance/$name', params: { name } })}
        sorting={sortingOf(view.sort ?? '-last')}
        onSort={(sorting) => change({ sort: textOfSorting(sorting) })}
        tools={
          <div className="row">
            <span className="soft" role="status">
              {formatCount(rows.length)} of {formatCount(all.length)} suspects
            </span>
            <CsvButton name="suspects" columns={SUSPECT_COLUMNS} rows={rows} />
          </div>
        }
        empty={
          all.length === 0 ? (
            <EmptyState
              title="No suspect is known yet"
              action={<Button onClick={() => change({ keep: 'yes' })}>Keep a document</Button>}
            >
              Write a plan and register it with <code>stillwatch provenance register</code>, ask the suspect with{' '}
              <code>run</code>, and keep what they write here.
            </EmptyState>
          ) : (
            <EmptyState title="None is found">Take a filter away.</EmptyState>
          )
        }
      />
    </div>
  )
}
