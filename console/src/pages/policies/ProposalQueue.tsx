import { Link } from '@tanstack/react-router'
import type { Proposal } from '@/api/policy'
import { useMay, useMe } from '@/api/use-me'
import { Person } from '@/components/Person'
import styles from '@/components/Waiting.module.css'
import { Badge } from '@/ui/Badge'
import { Card } from '@/ui/Card'
import { Time } from '@/ui/Time'

/** Changes that a second person has to look at before they count. */
export function ProposalQueue({ proposals }: { proposals: readonly Proposal[] }) {
  const me = useMe().data?.id
  const mayApprove = useMay('approve')
  if (proposals.length === 0) return null
  return (
    <Card title={`Waiting for a second person: ${proposals.length}`}>
      <ul className={styles.waiting}>
        {proposals.map(({ id, name, policy, base_version, reason, proposed, proposed_by }) => (
          <li key={id}>
            <span className="row">
              <Link to="/policies/$name" params={{ name }} search={{ tab: 'proposals', proposal: id }}>
                {name}
              </Link>
              <Badge tone={policy.mode === 'enforce' ? 'danger' : 'info'}>
                {policy.mode === 'enforce' ? 'to be enforced' : 'in shadow'}
              </Badge>
              <span className="soft">
                {base_version === 0 ? 'a new policy' : `a change of version ${base_version}`}
              </span>
            </span>
            <span className={styles.words}>{reason}</span>
            <span className="soft">
              Proposed by <Person id={proposed_by} />, <Time at={proposed} as="ago" />.{' '}
              {describeNext(proposed_by === me, mayApprove)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function describeNext(own: boolean, mayApprove: boolean): string {
  if (own) return 'You proposed it: another person has to approve it.'
  return mayApprove ? 'You may approve or reject it.' : 'To approve it takes the scope approve.'
}
