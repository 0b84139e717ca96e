import type { ChallengeAnswer } from '#contract/challenge.js'

const DAY_MS = 86_400_000

export interface VerificationBounds {
  /** where the provider names no end. Default 30 days */
  verified_ms?: number
  /** at most, whatever the provider names: accounts are sold. Default 365 days */
  verified_ms_max?: number
}

/** Until when an account that passed counts as verified; ISO 8601 in UTC. */
export function verifiedUntil(
  { verified_until }: ChallengeAnswer,
  now_ms: number,
  { verified_ms = 30 * DAY_MS, verified_ms_max = 365 * DAY_MS }: VerificationBounds = {},
): string {
  const named_ms = verified_until === undefined ? now_ms + verified_ms : Date.parse(verified_until)
  return new Date(Math.min(named_ms, now_ms + verified_ms_max)).toISOString()
}
