import type { CampaignChange, CampaignEvent } from '#contract/campaign-record.js'

/** A number of OCSF with its word. */
export interface Named {
  id: number
  name: string
}

/** From so many harvesting exchanges on, the scope is broad: a set for training a model of its own. */
const BROAD_EXCHANGES_MIN = 100_000

/** Activities of a finding (OCSF 1.8.0, class 2004). What ends a campaign closes its finding. */
export function activityOf({ event, campaign }: CampaignChange): Named {
  const ended = event.kind === 'gone' || event.kind === 'merged' || isSettled(campaign.status)
  if (ended) return { id: 3, name: 'Close' }
  return event.kind === 'raised' || event.kind === 'split' ? { id: 1, name: 'Create' } : { id: 2, name: 'Update' }
}

/** How much it matters: of what the confidence says is there, and how much was taken. */
export function severityOf(change: CampaignChange): Named {
  const { confidence, exchanges } = change.event
  if (activityOf(change).id === 3) return { id: 1, name: 'Informational' }
  if (confidence >= 0.95)
    return exchanges >= BROAD_EXCHANGES_MIN ? { id: 5, name: 'Critical' } : { id: 4, name: 'High' }
  return confidence >= 0.8 ? { id: 3, name: 'Medium' } : { id: 2, name: 'Low' }
}

export function confidenceOf({ confidence }: Pick<CampaignEvent, 'confidence'>): Named {
  if (confidence >= 0.9) return { id: 3, name: 'High' }
  return confidence >= 0.6 ? { id: 2, name: 'Medium' } : { id: 1, name: 'Low' }
}

const STATUSES = {
  open: { id: 1, name: 'New' },
  confirmed: { id: 2, name: 'In Progress' },
  dismissed: { id: 3, name: 'Suppressed' },
  closed: { id: 4, name: 'Resolved' },
} as const satisfies Record<CampaignChange['campaign']['status'], Named>

export const statusOf = ({ campaign }: CampaignChange): Named => STATUSES[campaign.status]

const isSettled = (status: CampaignChange['campaign']['status']): boolean =>
  status === 'dismissed' || status === 'closed'
