import type { ActionSummary } from './action-types'

/** Whether an action still holds. One on a dismissed or closed campaign rests; that is the campaign's state, not its own. */
export function stateOfAction({ undone, expires }: Pick<ActionSummary, 'undone' | 'expires'>, now_ms: number) {
  if (undone !== null) return 'undone'
  return expires !== null && Date.parse(expires) <= now_ms ? 'expired' : 'in force'
}
