import { Link } from '@tanstack/react-router'
import type { Answer } from '@/api/answer'
import { useMay } from '@/api/use-me'
import { StatusBadge } from '@/components/StatusBadge'
import { Card } from '@/ui/Card'
import { formatShare } from '@/ui/Count'
import { Facts } from '@/ui/Facts'
import { Time } from '@/ui/Time'

/** Whether the server works as it should. */
export function HealthCard({ health }: { health: Answer<'/v1/overview'>['health'] }) {
  const { exchanges, state, decisions, detection, queue, newest_exchange } = health
  const admin = useMay('admin')
  return (
    <Card
      title="Health"
      actions={
        admin ? (
          <Link to="/settings" search={{ tab: 'health' }}>
            More
          </Link>
        ) : undefined
      }
    >
      <Facts
        facts={[
          ['Store of exchanges', <StatusBadge key="exchanges" status={exchanges} />],
          ['Store of decisions', <StatusBadge key="state" status={state} />],
          ['Decisions are fresh', <StatusBadge key="decisions" status={decisions} />],
          ['Newest exchange', <Time key="newest" at={newest_exchange} as="ago" />],
          ['Waiting to be stored', `${formatShare(queue.bytes / queue.bytes_max)} of the queue`],
          [
            'Last detection',
            detection === null ? (
              'has not run yet'
            ) : (
              <span key="detection">
                <Time at={detection.began} as="ago" />, took {detection.seconds.toFixed(1)} s, {detection.campaigns}{' '}
                campaigns
              </span>
            ),
          ],
        ]}
      />
    </Card>
  )
}
