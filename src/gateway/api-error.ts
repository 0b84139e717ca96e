import type { IncomingHttpHeaders } from 'node:http'
import type { Api } from './api-of.js'

/** Which form errors take: the one that the asked interface's own clients understand. */
export type ErrorForm = 'openai' | 'anthropic'

/** Something that the gateway answers itself. `message` is read by the caller: it names no detector and no upstream. */
export interface ApiError {
  status: number
  code: string
  message: string
  retry_after_s?: number
}

export const errorFormOf = (api: Api, headers: IncomingHttpHeaders): ErrorForm =>
  api === 'messages' || headers['anthropic-version'] !== undefined ? 'anthropic' : 'openai'

const ANTHROPIC_TYPES: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  415: 'invalid_request_error',
  429: 'rate_limit_error',
  503: 'overloaded_error',
  504: 'timeout_error',
}

const OPENAI_TYPES: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  403: 'permission_error',
  429: 'rate_limit_error',
}

/** The error's document, in the form asked. */
export function errorBody(form: ErrorForm, { status, code, message }: ApiError): object {
  if (form === 'anthropic') return { type: 'error', error: { type: ANTHROPIC_TYPES[status] ?? 'api_error', message } }
  const type = OPENAI_TYPES[status] ?? (status < 500 ? 'invalid_request_error' : 'server_error')
  return { error: { message, type, param: null, code } }
}

/** The same as an event, for a stream that has begun. Both families' clients raise it. */
export function errorEvent(form: ErrorForm, error: ApiError): string {
  const data = JSON.stringify(errorBody(form, error))
  return form === 'anthropic' ? `event: error\ndata: ${data}\n\n` : `data: ${data}\n\n`
}
