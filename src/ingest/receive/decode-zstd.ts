import { decodedTo } from './decoded-bytes.js'
import type { ReceiveOptions } from './receive-options.js'
import { takeTurns } from './take-turns.js'
import { loadZstd, type ZstdLibrary, type ZstdStream } from './zstd-library.js'
import { damaged, PIECE_BYTES_MAX, type ZstdPiece, zstdPieces } from './zstd-pieces.js'

type ZstdOptions = Pick<ReceiveOptions, 'decoded_bytes_max' | 'ratio_max' | 'ratio_bytes_min' | 'window_bytes_max'>

let running: Promise<unknown> = Promise.resolve()

/**
 * Decompresses a zstd body of any number of frames, with its checksums checked. One body at a time, since the library's
 * memory never shrinks: it then stays at one window and one piece. Errors: see `decodeBody`.
 */
export function decodeZstd(body: Buffer, options: ZstdOptions): Promise<Buffer> {
  const decoded = running.then(() => decode(body, options))
  running = decoded.catch(() => undefined)
  return decoded
}

async function decode(body: Buffer, options: ZstdOptions): Promise<Buffer> {
  const library = await loadZstd()
  const room = library.allocate(PIECE_BYTES_MAX)
  const stream = library.openStream()
  const full: Buffer[] = []
  let filling = Buffer.allocUnsafeSlow(PIECE_BYTES_MAX)
  let filled = 0
  let bytes = 0
  const turn = takeTurns()
  try {
    for (const piece of zstdPieces(body, options.window_bytes_max)) {
      const decoded = decodePiece(library, stream, room, body, piece)
      bytes += decoded.length
      decodedTo(bytes, body.length, options)
      // Small pieces share a buffer: a million of them would take more memory than what they hold.
      if (filled + decoded.length > filling.length) {
        full.push(filling.subarray(0, filled))
        filling = Buffer.allocUnsafeSlow(PIECE_BYTES_MAX)
        filled = 0
      }
      filling.set(decoded, filled)
      filled += decoded.length
      const pause = turn()
      if (pause) await pause
    }
  } finally {
    stream.delete()
    library.free(room)
  }
  return Buffer.concat([...full, filling.subarray(0, filled)], bytes)
}

/** What came out of a piece: a view of the library's memory, to be copied before the next call. */
function decodePiece(
  library: ZstdLibrary,
  stream: ZstdStream,
  room: number,
  body: Buffer,
  { from, to }: ZstdPiece,
): Uint8Array {
  const input = library.allocate(to - from)
  try {
    library.memory().set(body.subarray(from, to), input)
    const bytes = stream.decompressChunk(room, PIECE_BYTES_MAX, input, to - from)
    if (bytes <= 0 || bytes > PIECE_BYTES_MAX) throw damaged(from)
    return library.memory().subarray(room, room + bytes)
  } finally {
    library.free(input)
  }
}
