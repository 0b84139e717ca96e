import type { Transform } from 'node:stream'
import { type AnswerBody, AnswerUnreadable, WithheldBody, WithheldStream } from './answer-body.js'
import { createDecoder } from './decode-answer.js'

/** What is to be done with the bytes of an answer; without `body` they pass as they are. */
export interface AnswerPlan {
  is_stream: boolean
  content_type: string
  encoding: string | undefined
  body?: AnswerBody
  decoder?: Transform
}

type Headers = Readonly<Record<string, string | string[] | undefined>>

const headerOf = (headers: Headers, name: string): string | undefined => {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** @throws AnswerUnreadable where reasoning is to be withheld and the encoding is not known */
export function planAnswer(headers: Headers, withhold: boolean, bytes_max: number): AnswerPlan {
  const content_type = (headerOf(headers, 'content-type') ?? '').toLowerCase()
  const encoding = headerOf(headers, 'content-encoding')
  const is_stream = content_type.startsWith('text/event-stream')
  const plan = { is_stream, content_type, encoding }
  const is_json = /^application\/([a-z0-9.+-]*\+)?json\b/.test(content_type)
  if (!withhold || !(is_stream || is_json || content_type === '' || content_type.startsWith('text/'))) return plan
  const decoder = createDecoder(encoding)
  if (decoder === 'unknown') throw new AnswerUnreadable('the answer has an encoding that was not asked for')
  const body = is_stream ? new WithheldStream(bytes_max) : new WithheldBody(is_json, bytes_max)
  return { ...plan, body, ...(decoder !== 'plain' && { decoder }) }
}
