import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Status } from '@/api/campaign-status'
import { StatusBadge } from '@/components/StatusBadge'
import { StatusDialog } from '@/components/StatusDialog'
import { Badge } from '@/ui/Badge'
import { Button } from '@/ui/Button'
import { Note } from '@/ui/Note'
import { PageHead } from '@/ui/PageHead'
import type { Campaign } from '../campaign-types'
import { CampaignFigures } from './CampaignFigures'

/** What is most often meant next: an open campaign is judged, a judged one is reopened or closed. */
const NEXT: Readonly<Record<Status, Status>> = {
  open: 'confirmed',
  confirmed: 'closed',
  dismissed: 'open',
  closed: 'open',
}

/** What it is, in a sentence; how sure that is; and what can be done with it as a whole. */
export function CampaignHead({ campaign }: { campaign: Campaign }) {
  const { id, status, summary, present } = campaign
  const [changing, setChanging] = useState(false)
  return (
    <>
      <PageHead
        title={`Campaign ${id}`}
        above={<Link to="/campaigns">Campaigns</Link>}
        beside={
          <>
            <StatusBadge status={status} />
            {present ? null : <Badge tone="warn">not found again</Badge>}
          </>
        }
        summary={summary}
        actions={
          <>
            <Button look="primary" onClick={() => setChanging(true)}>
              Change the status
            </Button>
            <Link to="/cases/$id" params={{ id }}>
              Case
            </Link>
            <Link to="/campaigns/compare" search={{ one: id }}>
              Compare
            </Link>
          </>
        }
      />
      {present ? null : (
        <Note tone="warn">
          The newest run of detection did not find this campaign again. What is shown is what the last run saw that did.
        </Note>
      )}
      <CampaignFigures campaign={campaign} />
      {changing ? (
        <StatusDialog campaigns={[campaign]} status={NEXT[status]} onClose={() => setChanging(false)} />
      ) : null}
    </>
  )
}
