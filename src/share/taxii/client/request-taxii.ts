import { setTimeout as wait } from 'node:timers/promises'
import { isDeeper } from '../nesting.js'
import { placeOf, type RawAnswer, sendRequest, type TaxiiRequest } from './send-request.js'
import type { TaxiiAccess } from './taxii-access.js'
import { TaxiiFailure } from './taxii-failure.js'

/** A success. */
export interface TaxiiAnswer {
  status: number
  /** the document; an object */
  document: Record<string, unknown>
  /** X-TAXII-Date-Added-Last */
  date_added_last: string | undefined
}

const TITLE_CHARACTERS_MAX = 300

/**
 * Asks a foreign TAXII 2.1 server, again and again where it is busy or away, and checks the form of its answer. Throws a
 * TaxiiFailure; an AbortError where the caller's signal aborts.
 */
export async function requestTaxii(access: TaxiiAccess, asked: TaxiiRequest): Promise<TaxiiAnswer> {
  const where = placeOf(asked.url)
  if (asked.url.username !== '' || asked.url.password !== '')
    throw new TaxiiFailure('credentials do not stand in addresses', where)
  for (let attempt = 1; ; attempt++) {
    const outcome = await attemptOnce(access, asked, where)
    if ('answer' in outcome) return readAnswer(access, outcome.answer, where)
    access.signal?.throwIfAborted()
    if (!outcome.failure.passing || attempt >= access.attempts_max) throw outcome.failure
    await wait(pauseOf(access, attempt, outcome.retry_after_ms), undefined, { signal: access.signal })
  }
}

type Outcome = { answer: RawAnswer } | { failure: TaxiiFailure; retry_after_ms?: number | undefined }

async function attemptOnce(access: TaxiiAccess, asked: TaxiiRequest, where: string): Promise<Outcome> {
  try {
    const answer = await sendRequest(access, asked)
    if (answer.status >= 200 && answer.status < 300) return { answer }
    const failure = new TaxiiFailure(`it answers ${answer.status}${titleOf(answer)}`, where, answer.status)
    return { failure, retry_after_ms: retryAfterOf(answer) }
  } catch (error) {
    if (error instanceof TaxiiFailure) return { failure: error }
    const { code, message } = error as NodeJS.ErrnoException
    return { failure: new TaxiiFailure(`it cannot be asked: ${code ?? message}`, where, undefined, { cause: error }) }
  }
}

/** The title of an error document, bounded and without line breaks: it goes to logs. */
function titleOf({ text }: RawAnswer): string {
  try {
    const { title, description } = JSON.parse(text) as { title?: unknown; description?: unknown }
    const told = [title, description].filter((one) => typeof one === 'string').join(': ')
    return told === '' ? '' : `, «${told.slice(0, TITLE_CHARACTERS_MAX).replace(/[\p{Cc}\p{Cf}]+/gu, ' ')}»`
  } catch {
    return ''
  }
}

function retryAfterOf({ headers }: RawAnswer): number | undefined {
  const told = headers['retry-after']
  if (told === undefined) return undefined
  const ms = /^\d{1,9}$/.test(told) ? Number(told) * 1000 : Date.parse(told) - Date.now()
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}

function pauseOf({ backoff_ms, backoff_ms_max }: TaxiiAccess, attempt: number, asked_ms = 0): number {
  const grown = Math.min(backoff_ms * 2 ** (attempt - 1), backoff_ms_max)
  // Drawn, so that many clients do not come back at once.
  return Math.min(Math.max(asked_ms, grown / 2 + (Math.random() * grown) / 2), backoff_ms_max)
}

function readAnswer({ depth_max }: TaxiiAccess, { status, headers, text }: RawAnswer, where: string): TaxiiAnswer {
  const type = String(headers['content-type'] ?? '')
    .toLowerCase()
    .replaceAll(' ', '')
  if (!/^application\/taxii\+json(;|$)/.test(type) || /version=(?!"?2\.1)/.test(type))
    throw new TaxiiFailure(`its answer is «${type.slice(0, 100)}» and not TAXII 2.1`, where, status)
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    throw new TaxiiFailure('its answer is not JSON', where, status)
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    throw new TaxiiFailure('its answer is not an object', where, status)
  if (isDeeper(document, depth_max))
    throw new TaxiiFailure(`its answer is nested deeper than ${depth_max}`, where, status)
  const last = headers['x-taxii-date-added-last']
  return {
    status,
    document: document as Record<string, unknown>,
    date_added_last: typeof last === 'string' ? last : undefined,
  }
}
