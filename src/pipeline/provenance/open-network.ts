import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent } from 'undici'
import type { ProvenanceEndpoint } from '#contract/provenance-settings.js'
import { InputError } from '#contract/scan.js'
import type { Network } from '#provenance/probe/endpoint/send-question.js'
import { isPrivate, PrivateAddress, refusePrivate } from '#share/taxii/client/public-network.js'

/** Looks at what a name stands for when the connection is made: a look before could be told something else. */
const lookupPublic: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...(options as LookupOptions), all: true }, (error, found: LookupAddress[]) => {
    if (error !== null) return done(error, '')
    const [first] = found
    if (first === undefined || found.some(({ address }) => isPrivate(address))) return done(new PrivateAddress(), '')
    return options.all === true ? done(null, found) : done(null, first.address, first.family)
  })
}

/**
 * Connections to one endpoint. Certificates are checked, whatever the environment says; no proxy is heeded; private
 * addresses only where the list allows them. Throws an InputError for such an address that is written out.
 */
export function openNetwork(
  address: string,
  { private_addresses }: Pick<ProvenanceEndpoint, 'private_addresses'>,
): Network & { close: () => Promise<void> } {
  const internal = private_addresses === 'allowed'
  if (!internal) refuse(address)
  const connect = { rejectUnauthorized: true, timeout: 15_000, ...(internal ? {} : { lookup: lookupPublic }) }
  const dispatcher = new Agent({ connect })
  return { dispatcher, close: () => dispatcher.destroy() }
}

function refuse(address: string): void {
  try {
    refusePrivate(new URL(address))
  } catch (error) {
    if (!(error instanceof PrivateAddress)) throw error
    throw new InputError(
      error.message,
      new URL(address).origin,
      'Allow it by private_addresses in provenance.endpoints.',
    )
  }
}
