import type { ProvenanceEndpoint } from '#contract/provenance-settings.js'
import { InputError } from '#contract/scan.js'

const SETTING = 'provenance.endpoints'

/**
 * The entry of the allow-list for an address: same scheme, host and port, and a path below. Of several the longest counts.
 * Throws an InputError where there is none, for addresses with a user, query or fragment, and for http to public hosts.
 */
export function allowEndpoint<Entry extends ProvenanceEndpoint>(address: string, endpoints: readonly Entry[]): Entry {
  const url = plainUrl(address)
  const [entry] = endpoints
    .filter((one) => isBelow(url, plainUrl(one.url)))
    .sort((a, b) => plainUrl(b.url).pathname.length - plainUrl(a.url).pathname.length)
  if (entry === undefined)
    throw new InputError(
      'the address is not on the list of those that may be asked',
      url.origin + url.pathname,
      `Have whoever answers for it add it to ${SETTING} in the settings.`,
    )
  if (url.protocol !== 'https:' && entry.private_addresses !== 'allowed')
    throw new InputError(
      'it is not https',
      url.origin + url.pathname,
      `Only private addresses may be asked so: ${SETTING}.`,
    )
  return entry
}

function plainUrl(address: string): URL {
  const where = 'address of the endpoint'
  if (!URL.canParse(address))
    throw new InputError('not an address', where, 'Give one such as https://suspect.example/v1.')
  const url = new URL(address)
  if (!['https:', 'http:'].includes(url.protocol) || url.hostname === '')
    throw new InputError('not an address of the web', where, 'Give one such as https://suspect.example/v1.')
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new InputError(
      'it holds a user, a query or a fragment',
      where,
      'Leave them out; a key has settings of its own.',
    )
  return url
}

/** Whole parts of a path: /v10 is not below /v1. */
function isBelow(url: URL, prefix: URL): boolean {
  const folder = prefix.pathname.replace(/\/+$/, '')
  return url.origin === prefix.origin && (url.pathname === folder || url.pathname.startsWith(`${folder}/`))
}
