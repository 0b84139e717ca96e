import { type OtlpSignal, otlpMessage } from './otlp-schema.js'
import { ReceiveError } from './receive-error.js'

/** How a request is written; its answer is written the same way. */
export type OtlpEncoding = 'json' | 'protobuf'

export interface OtlpAnswer {
  http_status: number
  content_type: string
  body: Buffer
}

const CONTENT_TYPES: Record<OtlpEncoding, string> = { json: 'application/json', protobuf: 'application/x-protobuf' }

/** Reads the content type of an OTLP/HTTP request. Throws ReceiveError 415 for any that is not OTLP's. */
export function otlpEncodingOf(content_type: string | undefined): OtlpEncoding {
  const type = (content_type ?? '').split(';')[0]!.trim().toLowerCase()
  if (type === 'application/x-protobuf' || type === 'application/protobuf') return 'protobuf'
  if (type === 'application/json') return 'json'
  throw new ReceiveError(
    415,
    `«${type}» is no content type of OTLP/HTTP`,
    'Content-Type',
    'Send application/x-protobuf or application/json',
  )
}

/**
 * The answer to a request that was taken, wholly or in part: ExportTraceServiceResponse or ExportLogsServiceResponse.
 * `rejected` counts spans or log records; with a message and none rejected it is a warning (OTLP specification, «Partial
 * Success»). A sender does not send again what was rejected.
 */
export function answerOtlp(signal: OtlpSignal, encoding: OtlpEncoding, rejected: number, message = ''): OtlpAnswer {
  const count = signal === 'traces' ? 'rejectedSpans' : 'rejectedLogRecords'
  const partialSuccess = {
    ...(rejected > 0 ? { [count]: String(rejected) } : {}),
    ...(message !== '' ? { errorMessage: message } : {}),
  }
  const response = rejected > 0 || message !== '' ? { partialSuccess } : {}
  return written(200, encoding, signal === 'traces' ? 'TracesResponse' : 'LogsResponse', response)
}

/** Codes of google.rpc.Code; a status that is not here is UNKNOWN. */
const CODES: Record<number, number> = {
  400: 3,
  401: 16,
  403: 7,
  404: 5,
  408: 4,
  413: 8,
  415: 3,
  429: 8,
  500: 13,
  502: 14,
  503: 14,
  504: 4,
}

/**
 * The answer to a request that was not taken: google.rpc.Status under the HTTP status (OTLP specification, «Failures»).
 * Senders try again after 429, 502, 503 and 504 alone; a Retry-After header is for the caller to set. The encoding is
 * JSON where the request's own is not known.
 */
export function refuseOtlp(http_status: number, encoding: OtlpEncoding, message: string): OtlpAnswer {
  return written(http_status, encoding, 'RpcStatus', { code: CODES[http_status] ?? 2, message })
}

function written(http_status: number, encoding: OtlpEncoding, name: string, value: object): OtlpAnswer {
  const message = otlpMessage(name)
  const body =
    encoding === 'json'
      ? Buffer.from(JSON.stringify(value))
      : Buffer.from(message.encode(message.fromObject(value)).finish())
  return { http_status, content_type: CONTENT_TYPES[encoding], body }
}
