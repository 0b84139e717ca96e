import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Status } from '@/api/campaign-status'
import type { CampaignRow } from '@/api/use-all-campaigns'
import { StatusDialog } from '@/components/StatusDialog'
import { Button } from '@/ui/Button'
import styles from './Campaigns.module.css'

/** What can be done with those that are marked. */
export function BulkActions({ chosen, onClear }: { chosen: readonly CampaignRow[]; onClear: () => void }) {
  const [status, setStatus] = useState<Status | undefined>()
  if (chosen.length === 0) return null
  const [one, other] = chosen
  return (
    <section className={styles.bulk} aria-label="Marked campaigns">
      <strong>{chosen.length} marked</strong>
      <Button onClick={() => setStatus('confirmed')}>Confirm</Button>
      <Button onClick={() => setStatus('dismissed')}>Dismiss</Button>
      <Button onClick={() => setStatus('closed')}>Close</Button>
      {chosen.length === 2 ? (
        <Link to="/campaigns/compare" search={{ one: one!.id, other: other!.id }}>
          Compare the two
        </Link>
      ) : null}
      <Button look="quiet" onClick={onClear}>
        Clear the marks
      </Button>
      {status === undefined ? null : (
        <StatusDialog campaigns={chosen} status={status} onClose={() => setStatus(undefined)} onDone={onClear} />
      )}
    </section>
  )
}
