import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { decodeZstd } from './decode-zstd.js'
import { decodedTo } from './decoded-bytes.js'
import { ReceiveError } from './receive-error.js'
import type { ReceiveOptions } from './receive-options.js'

/** Decompressed bytes that come at a time: large enough for speed, small enough to stop soon. */
const PIECE_BYTES = 256 * 2 ** 10

export const ENCODINGS = ['identity', 'gzip', 'deflate', 'br', 'zstd'] as const
export type Encoding = (typeof ENCODINGS)[number]

type DecodeOptions = Pick<ReceiveOptions, 'decoded_bytes_max' | 'ratio_max' | 'ratio_bytes_min' | 'window_bytes_max'>

/** Reads a Content-Encoding header. Throws ReceiveError 415 for what is not known, and for several one over another. */
export function encodingOf(header: string | undefined): Encoding {
  const name = (header ?? '')
    .trim()
    .toLowerCase()
    .replace(/^$/, 'identity')
    .replace(/^x-gzip$/, 'gzip')
  const encoding = ENCODINGS.find((known) => known === name)
  if (encoding !== undefined) return encoding
  throw new ReceiveError(415, 'encoding not known', 'Content-Encoding', `Send one of ${ENCODINGS.join(', ')}`)
}

/**
 * Decompresses a whole body. Throws ReceiveError: 413 as soon as it passes `decoded_bytes_max` or grows by more than
 * `ratio_max`, 400 where it is damaged or cut off. Several gzip members or zstd frames are read one after the other.
 */
export function decodeBody(body: Buffer, encoding: Encoding, options: DecodeOptions): Promise<Buffer> {
  if (encoding === 'zstd') return decodeZstd(body, options)
  if (encoding === 'identity') return decodeIdentity(body, options)
  return decodeZlib(body, encoding, options)
}

async function decodeIdentity(body: Buffer, options: DecodeOptions): Promise<Buffer> {
  decodedTo(body.length, body.length, options)
  return body
}

const STREAMS = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress }

async function decodeZlib(body: Buffer, encoding: keyof typeof STREAMS, options: DecodeOptions): Promise<Buffer> {
  const stream = STREAMS[encoding]({ chunkSize: PIECE_BYTES })
  const pieces: Buffer[] = []
  let bytes = 0
  try {
    stream.end(body)
    for await (const piece of stream as AsyncIterable<Buffer>) {
      bytes += piece.length
      decodedTo(bytes, body.length, options)
      pieces.push(piece)
    }
  } catch (error) {
    throw error instanceof ReceiveError ? error : damaged(encoding, error)
  } finally {
    stream.destroy()
  }
  return Buffer.concat(pieces, bytes)
}

const damaged = (encoding: Encoding, cause: unknown): ReceiveError =>
  new ReceiveError(
    400,
    `${encoding} data is damaged or cut off`,
    'request body',
    'Compress it anew and send it again',
    {
      cause,
    },
  )
