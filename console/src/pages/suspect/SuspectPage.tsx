import { getRouteApi, Link } from '@tanstack/react-router'
import { type ProvenanceRecord, useProvenanceDocuments } from '@/api/use-provenance'
import { Fetched } from '@/components/Fetched'
import { GradeBadge } from '@/components/GradeBadge'
import { useView } from '@/components/use-view'
import { EmptyState } from '@/ui/EmptyState'
import { PageHead } from '@/ui/PageHead'
import { DocumentsCard } from './DocumentsCard'
import { PlanView } from './PlanView'
import { ReportView } from './ReportView'
import { RunView } from './RunView'
import type { SuspectSearch } from './search'

/** One suspect: what was planned, what was asked, and what came of it. */
export function SuspectPage() {
  const { name } = getRouteApi('/provenance/$name').useParams()
  const documents = useProvenanceDocuments({ suspect: name })
  const latest = newestReport(documents.data?.rows ?? [])
  return (
    <div className="stack">
      <PageHead
        title={name}
        above={<Link to="/provenance">Provenance</Link>}
        beside={latest?.grade == null ? null : <GradeBadge grade={latest.grade} />}
        summary={latest?.statement}
      />
      <Fetched query={documents}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title="Nothing is known of it">No document that is kept names this suspect.</EmptyState>
          ) : (
            <Documents rows={rows} />
          )
        }
      </Fetched>
    </div>
  )
}

function Documents({ rows }: { rows: readonly ProvenanceRecord[] }) {
  const [{ open }] = useView<SuspectSearch>()
  const shown = rows.find(({ id }) => id === open) ?? newestReport(rows) ?? rows[0]!
  return (
    <>
      <DocumentsCard rows={rows} shown={shown.id} />
      {shown.kind === 'report' ? <ReportView key={shown.id} id={shown.id} /> : null}
      {shown.kind === 'plan' ? <PlanView key={shown.id} id={shown.id} /> : null}
      {shown.kind === 'run' ? <RunView key={shown.id} id={shown.id} /> : null}
    </>
  )
}

const newestReport = (rows: readonly ProvenanceRecord[]): ProvenanceRecord | undefined =>
  rows
    .filter(({ kind }) => kind === 'report')
    .reduce<ProvenanceRecord | undefined>(
      (newest, one) => (newest === undefined || one.at > newest.at ? one : newest),
      undefined,
    )
