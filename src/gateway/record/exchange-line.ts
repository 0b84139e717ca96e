import { randomUUID } from 'node:crypto'
import type { ServedMarks } from '#contract/canary.js'
import type { Caller } from '../account/caller-of.js'
import type { RecordedAnswer } from './answer-record.js'

export interface ExchangeFacts {
  at_ms: number
  caller: Caller
  client_ip: string
  user_agent: string
  status: number
  /** what the answer bears of watermarks and canaries */
  served?: ServedMarks | undefined
  /** JSON text of the body */
  request: string
  answer: RecordedAnswer
}

/** Stands for callers without a key: a log must say whose an exchange is. */
export const NOBODY = 'anonymous'

/**
 * An exchange as a line of the native log format (docs/formats.md), with an id by which a repeated delivery is known.
 * The bodies stand in it as they came: to write them anew would cost more than all else that is recorded.
 */
export function exchangeLine({ at_ms, caller, answer, request, ...facts }: ExchangeFacts): string {
  const head = JSON.stringify({
    id: `exch_${randomUUID().replaceAll('-', '')}`,
    ts: new Date(at_ms).toISOString(),
    account_id: caller.account_id ?? NOBODY,
    key_id: caller.key_id,
    ...facts,
  })
  const response = answer.body === undefined ? '' : `,"response":${onOneLine(answer.body)}`
  return `${head.slice(0, -1)},"request":${onOneLine(request)}${response}}`
}

/** JSON has line breaks between its parts only: in its strings they are escaped (RFC 8259, section 7). */
const onOneLine = (json: string): string =>
  json.includes('\n') || json.includes('\r') ? json.replaceAll(/[\r\n]+/g, ' ') : json
