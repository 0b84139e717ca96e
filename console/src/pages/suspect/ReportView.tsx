import { Link } from '@tanstack/react-router'
import { api } from '@/api/client'
import type { ProvenanceReport } from '@/api/use-provenance'
import { Fetched } from '@/components/Fetched'
import { GradeBadge } from '@/components/GradeBadge'
import { Card } from '@/ui/Card'
import { CopyBlock } from '@/ui/CopyBlock'
import { formatCount } from '@/ui/Count'
import { Facts } from '@/ui/Facts'
import { Time } from '@/ui/Time'
import { ResultCard } from './results/ResultCard'

/** A report: the verdict first, then each result with what chance gives. */
export function ReportView({ id }: { id: string }) {
  const report = api.useQuery('get', '/v1/provenance/reports/{id}', { params: { path: { id } } })
  return (
    <Fetched query={report} lines={8}>
      {(found) => (
        <>
          <VerdictCard report={found} />
          {found.results.map((result, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a report never changes, and two results may be alike
            <ResultCard key={place} title={`Result ${place + 1}: ${result.test}`} result={result} />
          ))}
        </>
      )}
    </Fetched>
  )
}

function VerdictCard({ report }: { report: ProvenanceReport }) {
  const { verdict, collection, campaign } = report
  return (
    <Card title="Verdict" actions={<GradeBadge grade={verdict.grade} />}>
      <div className="stack">
        <p>{verdict.statement}</p>
        <Facts
          facts={[
            ['Generated', <Time key="at" at={report.generated_at} />],
            [
              'Campaign',
              campaign === null ? (
                'none is named'
              ) : (
                <Link key="campaign" to="/campaigns/$id" params={{ id: campaign }}>
                  {campaign}
                </Link>
              ),
            ],
            ['Plan', report.plan_check],
            [
              'Answers',
              collection === null
                ? 'no log of answers was given'
                : `${formatCount(collection.answers)}; passing through to our own service: ${collection.pass_through}`,
            ],
            ['Results', formatCount(report.results.length)],
          ]}
        />
        <CopyBlock label="what repeats it" text={report.command} />
      </div>
    </Card>
  )
}
