import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { Agent } from 'undici'

/**
 * Addresses of no public host (RFC 6890 and its registries), and those that carry an IPv4 address inside: where they are
 * translated they lead to it, also to one of the house.
 */
const PRIVATE = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv6')

/** Whether an IP address is of no public host. IPv4 inside IPv6 counts as IPv4. */
export function isPrivate(address: string): boolean {
  const version = isIP(address)
  if (version === 0) return true
  return PRIVATE.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

/** Stays so, however often it is tried. */
export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress'
  constructor() {
    super('the address is of a private network')
  }
}

/** Looks at what a name stands for when the connection is made: a look before could be told something else. */
export const lookupPublic: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...(options as LookupOptions), all: true }, (error, found: LookupAddress[]) => {
    if (error !== null) return done(error, '')
    const [first] = found
    if (first === undefined) return done(new Error('no address'), '')
    if (found.some(({ address }) => isPrivate(address))) return done(new PrivateAddress(), '')
    return options.all === true ? done(null, found) : done(null, first.address, first.family)
  })
}

let agent: Agent | undefined

/** Connects to public hosts only. */
export const publicAgent = (): Agent => {
  agent ??= new Agent({ connect: { lookup: lookupPublic } })
  return agent
}

/** An address that is written out is looked up by nobody. Throws. */
export function refusePrivate({ hostname }: URL): void {
  const bare = hostname.replace(/^\[|\]$/g, '')
  if (isIP(bare) !== 0 && isPrivate(bare)) throw new PrivateAddress()
}
