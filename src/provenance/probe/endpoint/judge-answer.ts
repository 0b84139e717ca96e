import { decodeBody } from './decode-body.js'
import { type ReadAnswer, readAnswer } from './read-answer.js'
import type { RawAnswer } from './send-question.js'

/** What an attempt came to. */
export interface Judged {
  outcome: 'answer' | 'refused' | 'again' | 'stop'
  why: string | null
  read: ReadAnswer | undefined
  retry_after_ms: number
}

/** May be otherwise later. */
const PASSING = [408, 409, 425, 429]
/** Nobody's questions will be answered: no key, no money, nothing there. */
const FINAL = [401, 402, 403, 404, 405, 407, 410]

/**
 * What is to be done after an answer. A redirect ends the run: where it leads, nobody allowed. What the server will not
 * answer (too long, against its rules) is refused, and not asked again once it has answered another.
 */
export function judgeAnswer(
  api: 'openai' | 'anthropic',
  raw: RawAnswer,
  bytes_max: number,
  now_ms = Date.now(),
): Judged {
  const { status, headers, cut } = raw
  const judged = (outcome: Judged['outcome'], why: string | null, retry_after_ms = 0): Judged => ({
    outcome,
    why,
    read: undefined,
    retry_after_ms,
  })
  if (status >= 300 && status < 400) return judged('stop', `it redirects (${status}), and redirects are not followed`)
  if (FINAL.includes(status)) return judged('stop', `it answers ${status}`)
  if (PASSING.includes(status) || status >= 500)
    return judged('again', `it answers ${status}`, readRetryAfter(headers, now_ms))
  if (status >= 400) return judged('refused', `it answers ${status}`)
  if (cut === 'too long') return judged('refused', `its answer is longer than ${bytes_max} bytes`)
  if (cut !== null) return judged('again', cut === 'too slow' ? 'its answer was too slow' : 'its answer ended early')
  const body = decodeBody(raw.body, headerOf(headers, 'content-encoding'), bytes_max)
  const read = body === undefined ? undefined : readAnswer(api, body)
  return read === undefined
    ? judged('again', 'its answer is in no form of this API')
    : { outcome: 'answer', why: null, read, retry_after_ms: 0 }
}

const headerOf = (headers: RawAnswer['headers'], wanted: string): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1]

/** Seconds or a date, as RFC 9110 has it; 0 for anything else. */
function readRetryAfter(headers: RawAnswer['headers'], now_ms: number): number {
  const told = headerOf(headers, 'retry-after')?.trim() ?? ''
  const pause_ms = /^\d{1,9}(\.\d+)?$/.test(told) ? Number(told) * 1000 : Date.parse(told) - now_ms
  return Number.isNaN(pause_ms) ? 0 : Math.max(0, pause_ms)
}
