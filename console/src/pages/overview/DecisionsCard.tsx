import { Link } from '@tanstack/react-router'
import type { Answer } from '@/api/answer'
import { Card } from '@/ui/Card'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { Facts } from '@/ui/Facts'
import { Meter } from '@/ui/Meter'
import { Time } from '@/ui/Time'

type Overview = Answer<'/v1/overview'>

/** What became of requests that a policy or an action concerned. */
export function DecisionsCard({
  decisions,
  heldBack,
}: {
  decisions: Overview['decisions']
  heldBack: Overview['held_back']
}) {
  const all = decisions.reduce((sum, { count }) => sum + count, 0)
  return (
    <Card title="Decisions">
      {all === 0 ? (
        <EmptyState title="No decisions in this time" action={<Link to="/policies">To the policies</Link>}>
          They are recorded where a policy or an action concerns a request, also in shadow.
        </EmptyState>
      ) : (
        <div className="stack">
          <Facts
            facts={decisions.map(({ decision, count }) => [
              decision,
              <span key={decision} className="row">
                <Meter value={count / all} label={`Share of ${decision}`} /> {formatCount(count)}
              </span>,
            ])}
          />
          <p className="soft">Measured against all {formatCount(all)} recorded in this time, those in shadow too.</p>
        </div>
      )}
      <p>
        {formatCount(heldBack.requests)} requests were refused and {formatCount(heldBack.degraded)} answered without
        what is worth harvesting
        {heldBack.since === null ? (
          '.'
        ) : (
          <>
            , since <Time at={heldBack.since} as="day" />.
          </>
        )}
      </p>
    </Card>
  )
}
