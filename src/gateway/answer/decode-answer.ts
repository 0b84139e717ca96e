import type { Transform } from 'node:stream'
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

/** Encodings that the gateway reads, and so lets a caller ask for. */
const READABLE = new Set(['gzip', 'x-gzip', 'deflate', 'br', 'identity'])

// A stream is decoded piece by piece, and what came before a break is kept.
const GZIP = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH }
const BROTLI = { flush: constants.BROTLI_OPERATION_FLUSH, finishFlush: constants.BROTLI_OPERATION_FLUSH }

/** @returns what decodes an answer, or says that nothing need or can do it */
export function createDecoder(encoding: string | undefined): Transform | 'plain' | 'unknown' {
  switch ((encoding ?? '').trim().toLowerCase()) {
    case '':
    case 'identity':
      return 'plain'
    case 'gzip':
    case 'x-gzip':
      return createGunzip(GZIP)
    case 'deflate':
      return createInflate(GZIP)
    case 'br':
      return createBrotliDecompress(BROTLI)
    default:
      return 'unknown'
  }
}

/** What a caller accepts, without the encodings that could not be recorded. */
export function readableEncodings(accepted: string): string {
  const kept = accepted.split(',').filter((entry) => READABLE.has((entry.split(';')[0] ?? '').trim().toLowerCase()))
  return kept.length === 0 ? 'identity' : kept.join(',').trim()
}
