import { Agent } from 'undici'
import type { ProvenanceEndpoint } from '#contract/provenance-settings.js'
import { InputError } from '#contract/scan.js'
import { lookupPublic, PrivateAddress, refusePrivate } from '#lib/public-network.js'
import type { Network } from '#provenance/probe/endpoint/send-question.js'

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
