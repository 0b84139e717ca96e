import type { WebhookSettings } from '#contract/webhook-settings.js'

const GROWTH = 3

/**
 * Milliseconds before the next attempt after `attempts` of them: three times as long each time, as long as the receiver
 * asks for at least, and never past the bound. `drawn` in [0, 1): what failed together must not come back together.
 */
export function pauseBefore(
  attempts: number,
  { backoff_ms, backoff_ms_max }: Pick<WebhookSettings, 'backoff_ms' | 'backoff_ms_max'>,
  retry_after_ms = 0,
  drawn = Math.random(),
): number {
  const grown = Math.min(backoff_ms * GROWTH ** (attempts - 1), backoff_ms_max)
  const asked = Math.min(retry_after_ms, backoff_ms_max)
  // Never earlier than the receiver asks for, so the draw adds to that.
  const pause = asked > grown ? asked + (drawn * grown) / 2 : Math.max(asked, grown * (0.5 + drawn / 2))
  return Math.round(Math.min(pause, backoff_ms_max))
}
