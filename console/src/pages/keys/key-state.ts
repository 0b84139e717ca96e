import type { Item } from '@/api/answer'

export type Key = Item<'/v1/keys'>
export type KeyState = 'live' | 'ending' | 'expired' | 'revoked'

/** What a key is good for. `ending`: it was rotated, and lives on until it expires. */
export function stateOf({ revoked, expires, rotated }: Key, now_ms = Date.now()): KeyState {
  if (revoked !== null) return 'revoked'
  if (expires !== null && Date.parse(expires) <= now_ms) return 'expired'
  return rotated === null ? 'live' : 'ending'
}

export const isLive = (key: Key): boolean => ['live', 'ending'].includes(stateOf(key))

/** Why a key cannot be rotated; undefined where it can. */
export function whyNotRotated(key: Key): string | undefined {
  if (!isLive(key)) return 'it has ended'
  if (key.rotated !== null) return 'it was rotated before'
  if (key.origin === 'given') return 'it comes from STILLWATCH_ADMIN_KEY'
  return undefined
}
