import { gzipSync } from 'node:zlib'

const MIB = 2 ** 20

/** Zeros that take a thousandth of their size: members of gzip one after the other, as the format allows. */
export function gzipBomb(mebibytes: number): Buffer {
  const member = gzipSync(Buffer.alloc(16 * MIB), { level: 9 })
  return Buffer.concat(Array.from({ length: mebibytes / 16 }, () => member))
}

const MAGIC = [0x28, 0xb5, 0x2f, 0xfd]
/** no checksum, no size told */
const DESCRIPTOR = 0
/** 8 MiB (RFC 8878, 3.1.1.1.2) */
const WINDOW = 13 << 3
const BLOCK_BYTES = 128 * 2 ** 10
const REPEATED_BYTE = 1

/** The same for zstd: blocks that say «this byte, 131,072 times» in four bytes. */
export function zstdBomb(mebibytes: number): Buffer {
  const blocks = (mebibytes * MIB) / BLOCK_BYTES
  const frame = Buffer.alloc(6 + 4 * blocks)
  frame.set([...MAGIC, DESCRIPTOR, WINDOW])
  for (let block = 0; block < blocks; block++) {
    const last = block === blocks - 1 ? 1 : 0
    frame.writeUIntLE(last + (REPEATED_BYTE << 1) + (BLOCK_BYTES << 3), 6 + 4 * block, 3)
  }
  return frame
}
