import type { PolicyRecord } from '@/api/policy'
import { Badge, type Tone } from '@/ui/Badge'
import { type PolicyState, stateOfPolicy } from './policy-state'

const TONES: Readonly<Record<PolicyState, Tone>> = {
  enforced: 'danger',
  shadow: 'info',
  scheduled: 'warn',
  expired: 'neutral',
  withdrawn: 'neutral',
}

/** Whether a policy counts, and how. */
export function PolicyStateBadge({ record }: { record: PolicyRecord }) {
  const state = stateOfPolicy(record)
  return <Badge tone={TONES[state]}>{state}</Badge>
}
