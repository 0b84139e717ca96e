const INIT_A = 0x43b0d7e5
const MULTIPLIER_A = 0x931e8875
const INIT_B = 0x8b51f9dd
const MULTIPLIER_B = 0x58f38ded
const MIX_LEFT = 0xca01f9dd
const MIX_RIGHT = 0x4973f715

/** numpy's SeedSequence(seed).generate_state(words, uint32), for a seed of 32 bits (O'Neill's seed_seq_fe128). */
export function seedSequence(seed: number, words: number): Uint32Array {
  let constant = INIT_A
  const hash = (value: number): number => {
    const mixed = value ^ constant
    constant = Math.imul(constant, MULTIPLIER_A)
    const product = Math.imul(mixed, constant)
    return product ^ (product >>> 16)
  }
  const mix = (x: number, y: number): number => {
    const difference = (Math.imul(MIX_LEFT, x) - Math.imul(MIX_RIGHT, y)) | 0
    return difference ^ (difference >>> 16)
  }
  const pool = [seed | 0, 0, 0, 0].map(hash)
  for (let from = 0; from < pool.length; from++)
    for (let to = 0; to < pool.length; to++)
      if (from !== to) pool[to] = mix(pool[to] as number, hash(pool[from] as number))
  let next = INIT_B
  return Uint32Array.from({ length: words }, (_, i) => {
    const mixed = (pool[i % pool.length] as number) ^ next
    next = Math.imul(next, MULTIPLIER_B)
    const product = Math.imul(mixed, next)
    return product ^ (product >>> 16)
  })
}
