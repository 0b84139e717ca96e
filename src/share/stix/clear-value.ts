import type { PatternComparison } from './read-pattern.js'

/** A value that stands in the clear, as others publish them. An address has to be made a token before it can be compared. */
export type ClearValue = { kind: 'network' | 'user-agent'; value: string }

const USER_AGENT_PATH =
  /^network-traffic:extensions\.'http-request-ext'\.request_header\.'?user-agent'?(\[(\*|\d{1,3})\])?$/i
const ADDRESS_PATHS = new Set(['ipv4-addr:value', 'ipv6-addr:value', 'network-traffic:src_ref.value'])
const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const IPV4 = new RegExp(`^(?:${OCTET}\\.){3}${OCTET}(?:/32)?$`)
const IPV6 = /^[0-9a-f:.]{2,45}(?:\/128)?$/i
const WORD_CHARACTERS_MAX = 256

/** The value that a comparison names, in one spelling; undefined where it is none that exchanges show. */
export function clearValueOf({ path, value }: PatternComparison): ClearValue | undefined {
  if (USER_AGENT_PATH.test(path))
    return value !== '' && value.length <= WORD_CHARACTERS_MAX ? { kind: 'user-agent', value } : undefined
  if (!ADDRESS_PATHS.has(path)) return undefined
  const address = addressOf(value)
  return address === undefined ? undefined : { kind: 'network', value: address }
}

/** One address. A range is none: tokens of addresses cannot be compared with it. */
function addressOf(text: string): string | undefined {
  if (IPV4.test(text)) return text.replace('/32', '')
  if (!IPV6.test(text)) return undefined
  try {
    return new URL(`http://[${text.replace('/128', '')}]/`).hostname.slice(1, -1)
  } catch {
    return undefined
  }
}
