import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { ChallengeAnswer, ChallengeRequest } from '#contract/challenge.js'
import { challengeAddress } from './challenge-address.js'
import { type Delivery, deliverOnce, type Fetch } from './deliver-once.js'
import { webhookKeys } from './webhook-keys.js'

export interface ChallengeToAsk {
  url: string
  /** whsec_… */
  secret: string
  account_id: string
  /** what the account was told to quote; nothing of a campaign goes out */
  case_id: string
  /** of one attempt, with its answer read. Default 5,000 */
  timeout_ms?: number
  /** default 4 */
  attempts_max?: number
  /** before the second attempt; doubled for each that follows, and drawn between half and all of it. Default 500 */
  backoff_ms?: number
  /** longest pause, also where the provider asks for a longer one. Default 10,000 */
  backoff_ms_max?: number
  /** of an answer; longer ones are not read. Default 65,536 */
  answer_bytes_max?: number
  /** when it aborts, asking ends */
  signal?: AbortSignal
}

/** What came of asking: not delivered is no verdict on the account. */
export type AskedChallenge =
  | { delivered: true; attempts: number; answer: ChallengeAnswer }
  | { delivered: false; attempts: number; what: string }

/**
 * Asks the operator's identity provider to verify an account, signed as the Standard Webhooks specification has it: the
 * id stays the same from attempt to attempt, the timestamp is that of the attempt. Tried again where there is no answer,
 * or one of 408, 429 and 5xx; redirects are not followed.
 * Throws an InputError for an address or secret that cannot be used; everything else is in the result.
 */
export async function askChallenge(ask: ChallengeToAsk, fetch: Fetch = globalThis.fetch): Promise<AskedChallenge> {
  const { attempts_max = 4, backoff_ms = 500, backoff_ms_max = 10_000, signal } = ask
  const webhook = {
    url: challengeAddress(ask.url),
    keys: webhookKeys(ask.secret),
    id: `msg_${randomBytes(16).toString('hex')}`,
    body: bodyOf(ask),
    timeout_ms: ask.timeout_ms ?? 5000,
    answer_bytes_max: ask.answer_bytes_max ?? 65_536,
    signal,
  }
  for (let attempts = 1; ; attempts += 1) {
    const delivery = await deliverOnce(webhook, fetch)
    if (delivery.answer !== undefined) return { delivered: true, attempts, answer: delivery.answer }
    if (!delivery.again || attempts >= attempts_max) return { delivered: false, attempts, what: delivery.what }
    const pause_ms = Math.min(backoff_ms_max, Math.max(pauseOf(delivery), backoff_ms * 2 ** (attempts - 1)))
    // Drawn, so that what failed together is not tried again together.
    await wait(pause_ms * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => {})
    if (signal?.aborted) return { delivered: false, attempts, what: 'stopped' }
  }
}

const bodyOf = ({ account_id, case_id }: ChallengeToAsk): string =>
  JSON.stringify({
    type: 'challenge.requested',
    timestamp: new Date().toISOString(),
    data: { account_id, case_id },
  } satisfies ChallengeRequest)

const pauseOf = (delivery: Delivery): number => delivery.retry_after_ms ?? 0
