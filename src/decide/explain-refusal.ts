import type { Decision } from '#contract/decision.js'

const SENTENCES: Record<Decision['reason_code'], string> = {
  ok: 'The request may pass.',
  rate_limited: 'Too many requests.',
  verification_required: 'This account must be verified before it can go on.',
  restricted: 'This account is restricted.',
  quota_exceeded: "Today's quota is used up.",
  unavailable: 'The service cannot answer now.',
}

/** A sentence or two for the caller: what, how long, where to go. Never why it was found. */
export function explainRefusal({ reason_code, retry_after_s, challenge_url, case_id }: Decision): string {
  const parts = [SENTENCES[reason_code]]
  if (retry_after_s !== undefined) parts.push(`Try again in ${retry_after_s} s.`)
  if (challenge_url !== undefined) parts.push(`Go to ${challenge_url}.`)
  if (case_id !== undefined) parts.push(`To appeal, quote ${case_id}.`)
  return parts.join(' ')
}

/** True where the request is not to be answered now. */
export const isRefused = ({ decision }: Decision): boolean => decision !== 'allow' && decision !== 'degrade'
