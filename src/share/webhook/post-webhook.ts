import { type Dispatcher, request } from 'undici'
import type { WebhookSettings } from '#contract/webhook-settings.js'
import { PrivateAddress, publicAgent } from '#lib/public-network.js'
import { CLOUD_EVENT_TYPE } from './render-cloud-event.js'
import { webhookAddress } from './webhook-address.js'

export interface WebhookToPost {
  url: string
  body: string
  /** webhook-id, webhook-timestamp and webhook-signature */
  signed: Readonly<Record<string, string>>
  signal?: AbortSignal | undefined
}

/** What came of one attempt. `told` holds neither address nor secret. */
export interface Attempt {
  outcome: 'sent' | 'again' | 'never' | 'gone' | 'stopped'
  told: string
  retry_after_ms?: number
}

/**
 * Sends a webhook once. Taken by any 2xx. Redirects are not followed: where they lead, nobody approved. 410 says that the
 * endpoint is no more; everything else may be otherwise later, as the Standard Webhooks specification has it. Does not
 * throw.
 */
export async function postWebhook(
  { url, body, signed, signal }: WebhookToPost,
  settings: Pick<WebhookSettings, 'private_addresses' | 'timeout_ms'>,
): Promise<Attempt> {
  const timeout = AbortSignal.timeout(settings.timeout_ms)
  try {
    const answer = await request(webhookAddress(url, settings), {
      method: 'POST',
      headers: { 'content-type': CLOUD_EVENT_TYPE, accept: '*/*', 'user-agent': 'stillwatch', ...signed },
      body,
      signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
      ...(settings.private_addresses === 'allowed' ? {} : { dispatcher: publicAgent() }),
    })
    // Nothing of the answer is used; without an end of it the connection would stay.
    answer.body.on('error', () => {}).destroy()
    return readAnswer(answer)
  } catch (error) {
    if (signal?.aborted) return { outcome: 'stopped', told: 'stopped' }
    if (timeout.aborted) return { outcome: 'again', told: `no answer within ${settings.timeout_ms} ms` }
    if (isPrivateRefusal(error)) return { outcome: 'never', told: 'the address is of a private network' }
    return { outcome: 'again', told: `no connection (${(error as NodeJS.ErrnoException).code ?? 'unknown'})` }
  }
}

function readAnswer({ statusCode: status, headers }: Dispatcher.ResponseData): Attempt {
  const told = `answered ${status}`
  if (status >= 200 && status < 300) return { outcome: 'sent', told }
  if (status === 410) return { outcome: 'gone', told }
  const retry_after_ms = readRetryAfter(headers['retry-after'])
  return { outcome: 'again', told, ...(retry_after_ms === undefined ? {} : { retry_after_ms }) }
}

/** Seconds or a date, as RFC 9110 has it; undefined for anything else. */
function readRetryAfter(header: string | string[] | undefined): number | undefined {
  if (typeof header !== 'string') return undefined
  const pause_ms = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isNaN(pause_ms) ? undefined : Math.max(0, pause_ms)
}

const isPrivateRefusal = (error: unknown): boolean =>
  error instanceof PrivateAddress ||
  (error as { name?: unknown }).name === 'InputError' ||
  (error as { cause?: unknown }).cause instanceof PrivateAddress
