import { Link } from '@tanstack/react-router'
import { formatShare } from '@/ui/Count'
import type { Membership } from './account-types'

/** Of which campaigns it is, in a sentence each, the surest first. */
export function Memberships({ campaigns }: { campaigns: readonly Membership[] }) {
  if (campaigns.length === 0) return <>It is in no campaign.</>
  return (
    <>
      {campaigns.map(({ campaign, role, status, score, confidence, present }) => (
        <span key={campaign}>
          {role === 'core' ? 'Core' : 'Member'} of{' '}
          <Link to="/campaigns/$id" params={{ id: campaign }} className="mono">
            {campaign}
          </Link>{' '}
          ({status}
          {present ? '' : ', not found again'}; confidence {formatShare(confidence)}); belongs to it with a probability
          of {formatShare(score)}.{' '}
        </span>
      ))}
    </>
  )
}
