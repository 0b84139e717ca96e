import { Link } from '@tanstack/react-router'

interface DecidedByProps {
  /** name of a policy, or action:ID */
  policy: string
  /** that led to it; empty: none */
  campaign: string
}

/** Leads to what decided: the policy, or the actions of the campaign. */
export function DecidedBy({ policy, campaign }: DecidedByProps) {
  if (!policy.startsWith('action:'))
    return (
      <Link to="/policies/$name" params={{ name: policy }}>
        {policy}
      </Link>
    )
  if (campaign === '') return <span className="mono">{policy}</span>
  return (
    <Link to="/campaigns/$id" params={{ id: campaign }} search={{ tab: 'actions' }} title={policy}>
      action on the campaign
    </Link>
  )
}
