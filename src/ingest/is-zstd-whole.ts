import { type FileHandle, open } from 'node:fs/promises'

const FRAME = 0xfd2fb528
const SKIPPABLE = 0x184d2a50

/**
 * True where a zstd file ends with the end of a frame: its blocks are walked, not decompressed (RFC 8878, 3.1.1). The
 * engine takes a cut file for a whole one and gives what stands before the cut without a word.
 */
export async function isZstdWhole(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    let at: number | null = 0
    while (at !== null && at < size) at = await frameEnd(file, at)
    return at === size
  } finally {
    await file.close()
  }
}

/** Where the frame that begins at `at` ends; null where it is cut off. */
async function frameEnd(file: FileHandle, at: number): Promise<number | null> {
  const head = await bytes(file, at, 8)
  if (head.length < 5) return null
  const magic = head.readUInt32LE(0)
  if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE) return head.length < 8 ? null : at + 8 + head.readUInt32LE(4)
  if (magic !== FRAME) return null
  const descriptor = head[4]!
  return blocksEnd(file, at + 5 + headerBytes(descriptor), (descriptor & 0b100) !== 0 ? 4 : 0)
}

function headerBytes(descriptor: number): number {
  const single = (descriptor & 0b100000) !== 0
  const dictionary = [0, 1, 2, 4][descriptor & 0b11]!
  const content = [single ? 1 : 0, 2, 4, 8][descriptor >> 6]!
  return (single ? 0 : 1) + dictionary + content
}

async function blocksEnd(file: FileHandle, first: number, checksum: number): Promise<number | null> {
  for (let at = first; ; ) {
    const head = await bytes(file, at, 3)
    if (head.length < 3) return null
    const block = head.readUIntLE(0, 3)
    const repeated = ((block >> 1) & 0b11) === 1
    at += 3 + (repeated ? 1 : block >> 3)
    if ((block & 1) === 1) return at + checksum
  }
}

async function bytes(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, at)
  return buffer.subarray(0, bytesRead)
}
