import { createHmac } from 'node:crypto'

/** A key that the members of a community hold in common for an epoch. */
export interface CommunityKey {
  community: string
  epoch: string
  /** whether own indicators are published under it; others are kept for what was received under them */
  current: boolean
  /** 32 bytes */
  key: Uint8Array
}

const BLOCK_BYTES = 64

/** The key xor a byte, padded to a block: what HMAC-SHA256 (RFC 2104) hashes before the message. */
const padOf = ({ key }: CommunityKey, byte: number): Buffer => {
  const pad = Buffer.alloc(BLOCK_BYTES, byte)
  key.forEach((value, place) => {
    pad[place] = value ^ byte
  })
  return pad
}

/** A row of the table `communities`; bytes as hexadecimal digits. */
export function communityRow(key: CommunityKey) {
  const words = createHmac('sha256', key.key).update('words').digest()
  return {
    name: key.community,
    epoch: key.epoch,
    current: key.current,
    inner_pad: padOf(key, 0x36).toString('hex'),
    outer_pad: padOf(key, 0x5c).toString('hex'),
    words_low: words.readBigUInt64LE(0).toString(),
    words_high: words.readBigUInt64LE(8).toString(),
  }
}
