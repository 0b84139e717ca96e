import type { PolicyRecord } from '@/api/policy'

export const POLICY_STATES = ['enforced', 'shadow', 'scheduled', 'expired', 'withdrawn'] as const
export type PolicyState = (typeof POLICY_STATES)[number]

/** Whether the newest version of a policy counts now, and how. */
export function stateOfPolicy({ policy, withdrawn }: PolicyRecord, now_ms = Date.now()): PolicyState {
  if (withdrawn !== null) return 'withdrawn'
  if (policy.expires !== undefined && Date.parse(policy.expires) <= now_ms) return 'expired'
  if (policy.starts !== undefined && Date.parse(policy.starts) > now_ms) return 'scheduled'
  return policy.mode === 'enforce' ? 'enforced' : 'shadow'
}
