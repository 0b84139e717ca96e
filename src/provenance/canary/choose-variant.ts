import { createHmac } from 'node:crypto'

/**
 * Which variant of a slot a cluster is served: HMAC-SHA256(key, cluster ‖ 0x00 ‖ slot) as a big-endian number of 32 bytes,
 * modulo the number of variants. Cluster and slot are the bytes of their ids in UTF-8; neither can hold 0x00, so two pairs
 * never meet. The bias of the remainder is below 2⁻²⁵⁰.
 * @param key 32 bytes; whoever has it can tell what every cluster was served
 * @param variants how many there are, at least 1
 * @returns place of the variant, from 0
 */
export function chooseVariant(key: Buffer, cluster: string, slot: string, variants: number): number {
  const digest = createHmac('sha256', key).update(cluster).update('\0').update(slot).digest('hex')
  return Number(BigInt(`0x${digest}`) % BigInt(variants))
}
