import { type ChallengeAnswer, challengeAnswerSchema } from '#contract/challenge.js'
import { signWebhook } from './sign-webhook.js'

/** As the global one, as far as it is used here. */
export type Fetch = (url: URL, init: RequestInit) => Promise<Response>

export interface Webhook {
  url: URL
  keys: readonly Buffer[]
  id: string
  body: string
  timeout_ms: number
  answer_bytes_max: number
  signal: AbortSignal | undefined
}

/** One attempt: an answer, or what stood in the way and whether another attempt may help. */
export interface Delivery {
  answer?: ChallengeAnswer
  what: string
  again: boolean
  retry_after_ms?: number
}

/** Sends a webhook once and reads its answer. Does not throw; `what` holds neither address nor secret. */
export async function deliverOnce(webhook: Webhook, fetch: Fetch): Promise<Delivery> {
  const { url, keys, id, body, timeout_ms, signal } = webhook
  const timeout = AbortSignal.timeout(timeout_ms)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'user-agent': 'stillwatch',
        ...signWebhook({ id, sent_ms: Date.now(), body }, keys),
      },
      body,
      redirect: 'manual',
      signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
    })
    return await readResponse(response, webhook.answer_bytes_max)
  } catch (error) {
    if (signal?.aborted) return { what: 'stopped', again: false }
    if (timeout.aborted) return { what: `no answer within ${timeout_ms} ms`, again: true }
    return { what: `no connection (${codeOf(error)})`, again: true }
  }
}

async function readResponse(response: Response, bytes_max: number): Promise<Delivery> {
  const { status } = response
  if (!response.ok) {
    await response.body?.cancel()
    const retry_after_ms = readRetryAfter(response.headers.get('retry-after'))
    const again = status === 408 || status === 429 || status >= 500
    return { what: `answered ${status}`, again, ...(retry_after_ms === undefined ? {} : { retry_after_ms }) }
  }
  const text = await readText(response, bytes_max)
  if (text === undefined) return { what: `answered more than ${bytes_max} bytes`, again: false }
  // A provider that only takes note sends no body: its answer comes later.
  if (text.trim() === '') return { answer: { status: 'pending' }, what: '', again: false }
  const answer = readAnswer(text)
  if (answer === undefined) return { what: 'answered what is not understood', again: false }
  return { answer, what: '', again: false }
}

async function readText(response: Response, bytes_max: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    // Leaving the loop cancels the body.
    if (bytes > bytes_max) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function readAnswer(text: string): ChallengeAnswer | undefined {
  try {
    return challengeAnswerSchema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Seconds or a date, as RFC 9110 has it; undefined for anything else. */
function readRetryAfter(header: string | null): number | undefined {
  if (header === null) return undefined
  const pause_ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isNaN(pause_ms) ? undefined : Math.max(0, pause_ms)
}

/** Messages of errors may hold the address. */
const codeOf = (error: unknown): string => {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } }
  return String(cause?.code ?? code ?? 'unknown')
}
