import { randomUUID } from 'node:crypto'
import type { Caller } from '../account/caller-of.js'
import type { JsonObject } from '../json-object.js'
import type { RecordedAnswer } from './answer-record.js'

export interface ExchangeFacts {
  at_ms: number
  caller: Caller
  client_ip: string
  user_agent: string
  status: number
  request: JsonObject
  answer: RecordedAnswer
}

/** Stands for callers without a key: a log must say whose an exchange is. */
export const NOBODY = 'anonymous'

/** The native envelope of an exchange (docs/formats.md), with an id by which a repeated delivery is known. Fields without a value stay undefined, and so out of its JSON. */
export function exchangeEnvelope({ at_ms, caller, answer, ...facts }: ExchangeFacts): object {
  return {
    id: `exch_${randomUUID().replaceAll('-', '')}`,
    ts: new Date(at_ms).toISOString(),
    account_id: caller.account_id ?? NOBODY,
    key_id: caller.key_id,
    client_ip: facts.client_ip,
    user_agent: facts.user_agent,
    status: facts.status,
    request: facts.request,
    response: answer.body,
  }
}
