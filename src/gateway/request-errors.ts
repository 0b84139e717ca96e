import type { ApiError } from './api-error.js'

const INVALID = { status: 400, code: 'invalid_request' }

/** Why a request goes no further than here, whoever it is from. */
export const REQUEST_ERRORS = {
  not_a_path: { ...INVALID, message: 'The request target must be a path.' },
  damaged: { ...INVALID, message: 'The request does not fit its Content-Encoding.' },
  too_large: { status: 413, code: 'request_too_large', message: 'The request is too large.' },
  unknown_encoding: {
    status: 415,
    code: 'unsupported_encoding',
    message: 'The Content-Encoding of the request is not known. Use identity, gzip, deflate or br.',
  },
  not_json: {
    ...INVALID,
    message:
      'The body is no JSON object in UTF-8 (RFC 8259): a byte order mark, NaN and other encodings are not taken.',
  },
  no_account: {
    status: 401,
    code: 'account_required',
    message: 'The request does not say once, and in few words, whose it is.',
  },
  failed: { status: 500, code: 'internal_error', message: 'The gateway failed.' },
} as const satisfies Record<string, ApiError>
