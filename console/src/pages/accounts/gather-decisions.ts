import type { Item } from '@/api/answer'

export type Decision = Item<'/v1/decisions'>

/** What was decided of an account of late. */
export interface DecidedAccount {
  account_id: string
  /** the newest */
  last: Decision
  count: number
  /** as many of them were enforced */
  enforced_count: number
}

/** Decisions, newest first, by account: those decided of last come first. */
export function gatherDecisions(decisions: readonly Decision[]): DecidedAccount[] {
  const found = new Map<string, DecidedAccount>()
  for (const decision of decisions) {
    const { account_id, enforced } = decision
    const before = found.get(account_id) ?? { account_id, last: decision, count: 0, enforced_count: 0 }
    found.set(account_id, {
      ...before,
      count: before.count + 1,
      enforced_count: before.enforced_count + (enforced ? 1 : 0),
    })
  }
  return [...found.values()]
}

/** Whether what was decided last hits the account: shadow, a permit and a throttle within its rate do not. */
export const isHit = ({ last }: DecidedAccount): boolean => last.enforced && last.action !== 'observe'
