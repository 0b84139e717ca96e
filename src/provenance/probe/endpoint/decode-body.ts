import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'

/**
 * What a body was compressed from, though `identity` was asked for; undefined where it cannot be had within the bound, or
 * the coding is unknown.
 */
export function decodeBody(body: Buffer, coding: string | undefined, bytes_max: number): Buffer | undefined {
  const bound = { maxOutputLength: bytes_max }
  try {
    switch (coding?.trim().toLowerCase() ?? 'identity') {
      case '':
      case 'identity':
        return body
      case 'gzip':
      case 'x-gzip':
        return gunzipSync(body, bound)
      case 'deflate':
        return inflateSync(body, bound)
      case 'br':
        return brotliDecompressSync(body, bound)
      default:
        return undefined
    }
  } catch {
    return undefined
  }
}
