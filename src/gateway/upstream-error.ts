import type { ApiError } from './api-error.js'

const LATE = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT'])
const UNFIT = new Set(['UND_ERR_INVALID_ARG', 'UND_ERR_NOT_SUPPORTED', 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH'])

export const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? 'unknown')

/** What a caller is told where the model server gave no answer. The server's address and its system's words stay here. */
export function upstreamError(error: unknown): ApiError {
  const code = codeOf(error)
  if (UNFIT.has(code)) return { status: 400, code: 'invalid_request', message: 'The request is not valid HTTP.' }
  if (LATE.has(code))
    return { status: 504, code: 'upstream_timeout', message: 'The model server did not answer in time.' }
  return { status: 502, code: 'upstream_unreachable', message: 'The model server cannot be reached or broke off.' }
}
