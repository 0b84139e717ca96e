import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { PolicyRecord } from '@/api/policy'
import { useMay } from '@/api/use-me'
import { describePolicy } from '@/components/describe-policy'
import { PolicyStateBadge } from '@/components/PolicyStateBadge'
import { Badge } from '@/ui/Badge'
import { Button } from '@/ui/Button'
import { PageHead } from '@/ui/PageHead'
import { WithdrawPolicy } from './WithdrawPolicy'

interface PolicyHeadProps {
  name: string
  /** undefined: there is none yet */
  newest: PolicyRecord | undefined
  /** that wait for a second person */
  waiting: number
}

export function PolicyHead({ name, newest, waiting }: PolicyHeadProps) {
  const [withdrawing, setWithdrawing] = useState(false)
  const mayWithdraw = useMay('admin')
  return (
    <>
      <PageHead
        title={name}
        above={<Link to="/policies">Policies</Link>}
        beside={
          <>
            {newest === undefined ? <Badge>not kept yet</Badge> : <PolicyStateBadge record={newest} />}
            {newest === undefined ? null : <span className="soft">version {newest.version}</span>}
            {waiting === 0 ? null : (
              <Link to="." search={{ tab: 'proposals' }}>
                <Badge tone="warn">{waiting === 1 ? 'a change waits' : `${waiting} changes wait`}</Badge>
              </Link>
            )}
          </>
        }
        summary={newest === undefined ? undefined : newest.policy.description || describePolicy(newest.policy)}
        actions={
          newest !== undefined && newest.withdrawn === null && mayWithdraw ? (
            <Button onClick={() => setWithdrawing(true)}>Withdraw …</Button>
          ) : undefined
        }
      />
      {withdrawing && newest !== undefined ? (
        <WithdrawPolicy record={newest} onClose={() => setWithdrawing(false)} />
      ) : null}
    </>
  )
}
