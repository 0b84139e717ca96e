import type { ServerResponse } from 'node:http'
import { type ApiError, type ErrorForm, errorBody } from '../api-error.js'

/** Answers with an error of the gateway's own. Does nothing where an answer has begun or the caller is gone. */
export function sendError(response: ServerResponse, form: ErrorForm, error: ApiError, keep_alive = true): void {
  if (response.headersSent || response.destroyed) return
  const body = JSON.stringify(errorBody(form, error))
  response.writeHead(error.status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    ...(error.retry_after_s !== undefined && { 'retry-after': String(error.retry_after_s) }),
    ...(!keep_alive && { connection: 'close' }),
  })
  response.end(body)
}

const LINGER_MS_MAX = 5000

/**
 * Refuses a request whose body is not read to its end. The connection is closed only when the caller has sent the rest, or
 * after a while: closed at once, it would be reset, and most callers would then see no answer.
 */
export function sendErrorEarly(response: ServerResponse, form: ErrorForm, error: ApiError): void {
  if (response.headersSent || response.destroyed) return
  const body = JSON.stringify(errorBody(form, error))
  response.writeHead(error.status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
    ...(error.retry_after_s !== undefined && { 'retry-after': String(error.retry_after_s) }),
  })
  response.write(body)
  const timer = setTimeout(() => response.end(), LINGER_MS_MAX)
  response.req.once('end', () => response.end()).resume()
  response.once('close', () => clearTimeout(timer))
}
