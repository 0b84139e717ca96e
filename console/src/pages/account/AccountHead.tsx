import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { FileAppealDialog } from '@/components/FileAppealDialog'
import { Badge } from '@/ui/Badge'
import { Button } from '@/ui/Button'
import { PageHead } from '@/ui/PageHead'
import { AccountFigures } from './AccountFigures'
import type { Account } from './account-types'
import { Memberships } from './Memberships'

/** Who it is, how it stands, and what can be done for it. */
export function AccountHead({ account }: { account: Account }) {
  const { id, campaigns, clearances, holds, appeals } = account
  const [filing, setFiling] = useState(false)
  const first = campaigns[0]
  const cleared = clearances.some(({ state }) => state === 'holds')
  const open = appeals.filter(({ state }) => state === 'open').length
  return (
    <>
      <PageHead
        title={`Account ${id}`}
        above={<Link to="/accounts">Accounts</Link>}
        beside={
          <>
            {cleared ? <Badge tone="good">cleared</Badge> : null}
            {holds.length > 0 ? <Badge tone="warn">legal hold</Badge> : null}
            {open > 0 ? <Badge tone="info">{open === 1 ? 'open appeal' : `${open} open appeals`}</Badge> : null}
          </>
        }
        summary={<Memberships campaigns={campaigns} />}
        actions={
          <>
            <Button onClick={() => setFiling(true)}>File an appeal</Button>
            {first === undefined ? null : (
              <>
                <Link to="/campaigns/$id" params={{ id: first.campaign }}>
                  Campaign
                </Link>
                <Link to="/cases/$id" params={{ id: first.campaign }}>
                  Case
                </Link>
              </>
            )}
          </>
        }
      />
      <AccountFigures account={account} />
      {filing ? <FileAppealDialog account={id} onClose={() => setFiling(false)} /> : null}
    </>
  )
}
