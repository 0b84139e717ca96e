import { Link } from '@tanstack/react-router'
import { useMay, useMe } from '@/api/use-me'
import { Person } from '@/components/Person'
import styles from '@/components/Waiting.module.css'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Time } from '@/ui/Time'
import type { Clearance } from './clearance'
import { describeQuota } from './describe-quota'

interface PermitQueueProps {
  /** that are requested */
  permits: readonly Clearance[]
  onApprove: (permit: Clearance) => void
  onRefuse: (permit: Clearance) => void
}

/** Requests for permits that a second person has to look at. */
export function PermitQueue({ permits, onApprove, onRefuse }: PermitQueueProps) {
  const me = useMe().data?.id
  const mayApprove = useMay('approve')
  if (permits.length === 0) return null
  return (
    <Card title={`Waiting for a second person: ${permits.length}`}>
      <ul className={styles.waiting}>
        {permits.map((permit) => (
          <li key={permit.id}>
            <span className={styles.words}>
              <Link to="/accounts/$id" params={{ id: permit.account_id }}>
                {permit.account_id}
              </Link>
              : {permit.purpose}
            </span>
            <span className="soft">
              Models: {permit.models?.join(', ') ?? 'all'}. Quota: {describeQuota(permit.quota)}. Ends:{' '}
              <Time at={permit.expires} as="day" />. Requested by <Person id={permit.created_by} />,{' '}
              <Time at={permit.created} as="ago" />.
            </span>
            <span className="row">
              {permit.created_by === me ? (
                <span>You requested it: another person has to approve it.</span>
              ) : mayApprove ? (
                <Button look="primary" onClick={() => onApprove(permit)}>
                  Approve …<span className="hidden"> for {permit.account_id}</span>
                </Button>
              ) : (
                <span className="soft">To approve it takes the scope approve.</span>
              )}
              {mayApprove ? (
                <Button onClick={() => onRefuse(permit)}>
                  Refuse …<span className="hidden"> for {permit.account_id}</span>
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
