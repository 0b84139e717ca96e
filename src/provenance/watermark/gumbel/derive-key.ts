import { createHash } from 'node:crypto'
import { key64 } from '../key-words.js'

/** A key of vLLM's dual-key Gumbel watermark: the first 8 bytes of SHA-256(role ‖ key), both big-endian. */
export function deriveKey(key: string, role: 'key_a' | 'key_b'): string {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt.asUintN(64, key64(key)))
  return createHash('sha256').update(role).update(bytes).digest().readBigUInt64BE(0).toString()
}
