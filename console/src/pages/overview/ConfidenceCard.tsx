import { Link } from '@tanstack/react-router'
import type { Answer } from '@/api/answer'
import { StatusBadge } from '@/components/StatusBadge'
import { Card } from '@/ui/Card'
import { Count } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import styles from './ConfidenceCard.module.css'

/** Open campaigns by how sure it is that each is one operator's harvesting. */
export function ConfidenceCard({ campaigns }: { campaigns: Answer<'/v1/overview'>['campaigns'] }) {
  const { open, by_confidence, by_status } = campaigns
  const most = Math.max(1, ...by_confidence.map(({ count }) => count))
  return (
    <Card title="Open campaigns by confidence">
      {open === 0 ? (
        <EmptyState title="None is open">Detection found no group that it would call a campaign.</EmptyState>
      ) : (
        <ul className={styles.bars}>
          {by_confidence.toReversed().map(({ from, to, count }) => (
            <li key={from} className={styles.line}>
              <span className={styles.name}>
                {count === 0 ? (
                  <Band from={from} to={to} />
                ) : (
                  <Link
                    to="/campaigns"
                    search={{ status: 'open', confidence: from }}
                    title={`Open campaigns with a confidence of ${from.toFixed(2)} or more`}
                  >
                    <Band from={from} to={to} />
                  </Link>
                )}
              </span>
              <span className={styles.track} aria-hidden="true">
                <span className={styles.bar} style={{ width: `${(count / most) * 100}%` }} />
              </span>
              <span className={styles.count}>
                <Count value={count} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.statuses}>
        <span className="soft">By status:</span>
        {by_status.map(({ status, count }) => (
          <Link key={status} to="/campaigns" search={{ status }} className="row">
            <StatusBadge status={status} /> <Count value={count} />
          </Link>
        ))}
        <Link to="/campaigns">All campaigns</Link>
      </p>
    </Card>
  )
}

const Band = ({ from, to }: { from: number; to: number }) => (
  <>
    {from.toFixed(2)} to {to.toFixed(2)}
  </>
)
