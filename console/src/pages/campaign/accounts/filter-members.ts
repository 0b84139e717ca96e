import type { Member } from './use-all-members'

export interface MemberFilter {
  account?: string
  role?: 'core' | 'member'
  /** the least, from 0 to 1 */
  score?: number
}

export function filterMembers(members: readonly Member[], { account = '', role, score = 0 }: MemberFilter): Member[] {
  const words = account.trim().toLowerCase()
  return members.filter(
    (one) =>
      (role === undefined || one.role === role) &&
      one.score >= score &&
      (words === '' || one.id.toLowerCase().includes(words)),
  )
}

/** Of its exchanges, those that harvest, as estimated; none where it has no exchanges. */
export const harvestingShare = ({ harvesting, exchanges }: Member): number =>
  exchanges === 0 ? 0 : Math.min(1, harvesting / exchanges)
