import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'

/** Why a request's body could not be had. */
export type ReadFailure = 'too_large' | 'aborted'

/** Bytes of all requests that are held at once, kept so that many large ones together do not exhaust the memory. */
export interface HeldBytes {
  bytes: number
}

/**
 * Reads a body into memory, up to a bound.
 * @param held raised while the body is read; the caller lowers it by the length of what it was given
 * @returns the body, or why there is none; then the rest of the request is still to be read or dropped
 */
export function readRequest(
  request: IncomingMessage,
  bytes_max: number,
  held: HeldBytes,
): Promise<Buffer | ReadFailure> {
  if (Number(request.headers['content-length'] ?? 0) > bytes_max) return Promise.resolve('too_large')
  return new Promise((resolve) => {
    const pieces: Buffer[] = []
    let bytes = 0
    const finish = (result: Buffer | ReadFailure): void => {
      request.off('data', take).off('end', end).off('close', close)
      if (typeof result === 'string') held.bytes -= bytes
      resolve(result)
    }
    const take = (piece: Buffer): void => {
      bytes += piece.length
      held.bytes += piece.length
      if (bytes > bytes_max) finish('too_large')
      else pieces.push(piece)
    }
    const end = (): void => finish(pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces, bytes))
    const close = (): void => finish('aborted')
    request
      .on('data', take)
      .once('end', end)
      .once('close', close)
      .on('error', () => {})
  })
}

const DECODERS: Readonly<Record<string, (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
}

/** The text of a body as sent with a Content-Encoding. */
export async function decodeRequest(
  body: Buffer,
  encoding: string,
  bytes_max: number,
): Promise<Buffer | 'unknown_encoding' | 'too_large' | 'damaged'> {
  const name = encoding.trim().toLowerCase()
  if (name === 'identity') return body
  const decode = DECODERS[name]
  if (decode === undefined) return 'unknown_encoding'
  try {
    return await decode(body, { maxOutputLength: bytes_max })
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'damaged'
  }
}
