import { ReceiveError } from './receive-error.js'

const FRAME = 0xfd2fb528
const SKIPPABLE = 0x184d2a50
const BLOCK_BYTES_MAX = 128 * 2 ** 10
/** The checksum of no bytes at all: XXH64 of nothing, its low half. */
const EMPTY_CHECKSUM = 0x51d8e999

/** Blocks that are decompressed in one call, so that what comes out has a bound. */
const BLOCKS = 8
export const PIECE_BYTES_MAX = BLOCKS * BLOCK_BYTES_MAX

/** Blocks of one frame, with its header before the first and its checksum after the last. Bytes come out of each. */
export interface ZstdPiece {
  from: number
  to: number
}

/**
 * Cuts a zstd body (RFC 8878, 3.1) into pieces by its block headers. Throws ReceiveError: 400 where it is no zstd or cut
 * off, and 415 where it needs a dictionary or a window larger than `window_bytes_max`.
 */
export function* zstdPieces(body: Buffer, window_bytes_max: number): Generator<ZstdPiece> {
  for (let at = 0; at < body.length; ) {
    const magic = word(body, at)
    if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE) {
      at += 8 + word(body, at + 4)
      if (at > body.length) throw cutOff(body.length)
    } else if (magic === FRAME) at = yield* framePieces(body, at, window_bytes_max)
    else throw new ReceiveError(400, 'no zstd data', place(at), 'Check Content-Encoding')
  }
}

function* framePieces(body: Buffer, start: number, window_bytes_max: number): Generator<ZstdPiece, number> {
  const header = readHeader(body, start)
  if (header.dictionary) {
    throw new ReceiveError(415, 'compressed with a dictionary', place(start), 'Compress it without one')
  }
  if (header.window_bytes > window_bytes_max) {
    const what = `a window of ${header.window_bytes} bytes`
    throw new ReceiveError(415, what, place(start), `Compress with a window of ${window_bytes_max} bytes at most`)
  }
  let piece: ZstdPiece = { from: start, to: header.end }
  let filled = 0
  for (let at = header.end, last = false; !last; ) {
    const block = readBlock(body, at)
    last = block.last
    // An empty block stays with the one before it: a piece from which nothing comes is then a damaged one.
    if (!block.empty && filled === BLOCKS) {
      yield piece
      piece = { from: at, to: at }
      filled = 0
    }
    if (!block.empty) filled++
    at = block.end
    piece.to = last && header.checksum ? at + 4 : at
  }
  if (piece.to > body.length) throw cutOff(body.length)
  if (filled > 0) yield piece
  else if (header.checksum && word(body, piece.to - 4) !== EMPTY_CHECKSUM) throw damaged(start)
  return piece.to
}

function readHeader(body: Buffer, start: number) {
  const descriptor = byte(body, start + 4)
  const single = (descriptor & 0b100000) !== 0
  const id_bytes = [0, 1, 2, 4][descriptor & 0b11]!
  const size_bytes = [single ? 1 : 0, 2, 4, 8][descriptor >> 6]!
  const size_at = start + 5 + (single ? 0 : 1) + id_bytes
  const end = size_at + size_bytes
  if (end > body.length) throw cutOff(body.length)
  return {
    end,
    checksum: (descriptor & 0b100) !== 0,
    dictionary: id_bytes > 0 && body.readUIntLE(size_at - id_bytes, id_bytes) !== 0,
    window_bytes: single ? contentBytes(body, size_at, size_bytes) : windowBytes(body[start + 5]!),
  }
}

const windowBytes = (descriptor: number): number => 2 ** (10 + (descriptor >> 3)) * (1 + (descriptor & 7) / 8)

function contentBytes(body: Buffer, at: number, bytes: number): number {
  if (bytes === 8) return Number(body.readBigUInt64LE(at))
  return body.readUIntLE(at, bytes) + (bytes === 2 ? 256 : 0)
}

function readBlock(body: Buffer, at: number) {
  if (at + 3 > body.length) throw cutOff(body.length)
  const head = body.readUIntLE(at, 3)
  const kind = (head >> 1) & 0b11
  const size = head >> 3
  if (kind === 3 || size > BLOCK_BYTES_MAX) throw damaged(at)
  const end = at + 3 + (kind === 1 ? 1 : size)
  if (end > body.length) throw cutOff(body.length)
  return { end, last: (head & 1) === 1, empty: size === 0 }
}

function byte(body: Buffer, at: number): number {
  if (at >= body.length) throw cutOff(body.length)
  return body[at]!
}

function word(body: Buffer, at: number): number {
  if (at + 4 > body.length) throw cutOff(body.length)
  return body.readUInt32LE(at)
}

const place = (at: number): string => `request body, byte ${at}`

const cutOff = (length: number): ReceiveError =>
  new ReceiveError(400, 'zstd data is cut off', place(length), 'Compress it anew and send it again')

export const damaged = (at: number): ReceiveError =>
  new ReceiveError(400, 'zstd data is damaged', place(at), 'Compress it anew and send it again')
