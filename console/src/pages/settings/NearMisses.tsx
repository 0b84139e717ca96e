import type { Answer } from '@/api/answer'
import { Badge } from '@/ui/Badge'
import { Card } from '@/ui/Card'
import { formatCount, formatP } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import styles from './NearMisses.module.css'

type Miss = Answer<'/v1/detection/runs'>['near_misses'][number]

/** Groups that the newest run considered and did not raise, and why. */
export function NearMisses({ misses }: { misses: readonly Miss[] }) {
  return (
    <Card title="Considered and not raised">
      {misses.length === 0 ? (
        <EmptyState title="No near misses in the newest run">
          Groups that look like a campaign and have an innocent reason would stand here: a classroom, an evaluation
          suite.
        </EmptyState>
      ) : (
        <ul>
          {misses.map((miss) => (
            <li key={miss.accounts.join(' ')} className={styles.miss}>
              <p className="row">
                <Badge>{miss.kind.replaceAll('-', ' ')}</Badge> {formatCount(miss.accounts.length)} accounts
              </p>
              <p>{miss.reason}</p>
              <Verdict about="One operator" verdict={miss.verdicts.operator} />
              <Verdict about="Harvesting" verdict={miss.verdicts.harvesting} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

const Verdict = ({ about, verdict }: { about: string; verdict: Miss['verdicts']['operator'] }) => (
  <p className="soft">
    {about}: {verdict.summary} Chance gives as much with probability {formatP(verdict.p_value)}.
  </p>
)
