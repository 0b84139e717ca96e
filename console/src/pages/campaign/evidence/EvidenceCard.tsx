import { AgainstChance } from '@/ui/AgainstChance'
import { Badge } from '@/ui/Badge'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { formatCount, formatP } from '@/ui/Count'
import { formatOdds } from '@/ui/figures'
import type { Evidence } from '../campaign-types'
import styles from './Evidence.module.css'
import { Pointers } from './Pointers'
import { useRunbook } from './use-runbook'

interface EvidenceCardProps {
  evidence: Evidence
  /** accounts of the campaign */
  size: number
  onRunbook: () => void
}

/** One finding: what was observed, what chance gives, and how far apart they are. */
export function EvidenceCard({ evidence, size, onRunbook }: EvidenceCardProps) {
  const { kind, family, verdict, statement, observed, expected, unit, p_value, accounts, samples } = evidence
  const runbook = useRunbook(kind).data
  return (
    <Card
      title={runbook?.title ?? kind}
      actions={
        <>
          <Badge tone={verdict === 'operator' ? 'info' : 'warn'}>
            {verdict === 'operator' ? 'one operator' : 'harvesting'}
          </Badge>
          <Badge>{family}</Badge>
        </>
      }
    >
      <div className={styles.finding}>
        <p>{statement}.</p>
        <AgainstChance observed={observed} expected={expected} unit={unit} />
        <p>
          <strong>p = {formatP(p_value)}</strong>: chance gives as much or more {formatOdds(p_value)}.
          {accounts > 0 ? ` Seen in ${formatCount(accounts)} of ${formatCount(size)} accounts.` : ''}
        </p>
        {runbook === undefined ? null : <p className="soft">Chance here: {runbook.null_model}.</p>}
        <Pointers samples={samples} />
        <div>
          <Button onClick={onRunbook} aria-label={`Runbook: ${runbook?.title ?? kind}`}>
            Runbook
          </Button>
        </div>
      </div>
    </Card>
  )
}
