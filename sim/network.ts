import { mixSeeds, Random, scrambleNumber } from './random.js'

const HOUR = 3_600_000
// First two numbers of the blocks that access providers and data centres announce; which ones says nothing about an account.
const ACCESS_BLOCKS = Array.from(
  { length: 90 },
  (_, i) => `${[37, 46, 58, 69, 77, 82, 89, 94, 102, 114, 122, 176, 183, 190, 217][i % 15]}.${(i * 29 + 7) % 224}`,
)
const DATACENTRE_BLOCKS = [
  '5.161',
  '18.192',
  '40.76',
  '51.15',
  '52.58',
  '64.225',
  '65.108',
  '128.140',
  '134.122',
  '141.94',
  '147.182',
  '164.90',
  '168.119',
  '178.62',
  '188.166',
  '206.189',
]

/** Where an account's requests come from: the first of a few addresses mostly, or one that changes. Milliseconds. */
export type Network =
  | { addresses: readonly string[]; everyMs: number }
  /** a carrier's block, in which the account wanders over so many addresses */
  | { block: string; spread: number; everyMs: number }

const host = (block: string, random: Random) => `${block}.${random.int(256)}.${1 + random.int(254)}`
export const accessAddress = (random: Random): string => host(random.pick(ACCESS_BLOCKS), random)
export const datacentreAddress = (random: Random): string => host(random.pick(DATACENTRE_BLOCKS), random)
const longAddress = (random: Random) => `2a0${random.int(10)}:${random.hex(4)}:${random.hex(4)}::${random.hex(4)}`

export function addresses(count: number, random: Random, one: (random: Random) => string): string[] {
  return Array.from({ length: count }, () => one(random))
}

/** The exits of public VPNs: many strangers come out of the same few addresses, innocent ones and others. */
const exitsOf = new Map<number, readonly string[]>()
function vpnExits(provider: number): readonly string[] {
  let exits = exitsOf.get(provider)
  if (!exits) {
    const random = new Random(0x5eed, provider)
    exits = addresses(24, random, provider % 2 ? datacentreAddress : accessAddress)
    exitsOf.set(provider, exits)
  }
  return exits
}

/** A private person's network: a home line, a carrier that changes addresses, or a VPN. */
export function privateNetwork(random: Random): Network {
  const mode = random.unit()
  if (mode < 0.5)
    return {
      addresses: addresses(1 + random.int(3), random, random.chance(0.12) ? longAddress : accessAddress),
      everyMs: Infinity,
    }
  if (mode < 0.8) {
    return { block: random.pick(ACCESS_BLOCKS), spread: 30, everyMs: random.pick([2, 6, 24]) * HOUR }
  }
  const exits = vpnExits(random.int(8))
  return { addresses: addresses(2 + random.int(5), random, (r) => r.pick(exits)), everyMs: 24 * HOUR }
}

/** An account's own share of a pool that others use too. */
export function pooledNetwork(pool: readonly string[], random: Random): Network {
  return {
    addresses: addresses(Math.min(pool.length, 2 + random.int(3)), random, (r) => r.pick(pool)),
    everyMs: Infinity,
  }
}

/** The address at a moment: mostly the first of a fixed list; a changing one holds for its hours. */
export function addressAt(network: Network, salt: number, at: number, random: Random): string {
  const hours = network.everyMs === Infinity ? 0 : Math.floor(at / network.everyMs)
  if ('block' in network) {
    const place = mixSeeds(salt, mixSeeds(hours, salt) % network.spread)
    return `${network.block}.${place & 255}.${1 + ((place >>> 8) % 254)}`
  }
  const { addresses: list, everyMs } = network
  if (everyMs === Infinity) return list[random.chance(0.85) ? 0 : random.int(list.length)]!
  return list[scrambleNumber(mixSeeds(salt, hours)) % list.length]!
}
