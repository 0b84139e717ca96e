import { createHash, createHmac } from 'node:crypto'
import { isIPv4, isIPv6 } from 'node:net'
import type { CommunityKey } from './community-key.js'

/** Private, local and shared addresses, as `addressOf` writes them: they mean something else in each network. */
const LOCAL = /^(0{20}ffff(00|0a|7f|c0a8|ac1|a9fe|64[4-7])|0{31}|f[cd]|fe[89ab])/

/**
 * The token of a value that is normalised already, 64 hexadecimal digits: as exchange-tokens.sql makes it.
 * HMAC-SHA256 of the kind, a zero byte and the value.
 */
export const communityToken = (key: Pick<CommunityKey, 'key'>, kind: string, value: string): string =>
  createHmac('sha256', key.key).update(`${kind}\0${value}`).digest('hex')

/** Of what is published in the clear: no key, and so the same for everyone. */
export const clearToken = (kind: string, value: string): string =>
  createHash('sha256').update(`${kind}\0${value}`).digest('hex')

/**
 * An address as tokens are made of it: its 16 bytes (IPv4: as IPv4-mapped) in hexadecimal digits. Undefined where it is none,
 * or one that no other operator could know by.
 */
export function normaliseAddress(text: string): string | undefined {
  const bytes = isIPv4(text) ? mappedDigits(text) : isIPv6(text) ? digitsOf(text.replace(/%.*/, '')) : undefined
  return bytes === undefined || LOCAL.test(bytes) ? undefined : bytes
}

const mappedDigits = (address: string): string =>
  `${'0'.repeat(20)}ffff${address
    .split('.')
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('')}`

function digitsOf(address: string): string {
  const plain = new URL(`http://[${address}]/`).hostname.slice(1, -1)
  const [head = '', tail] = plain.split('::')
  const groups = (part: string) => (part === '' ? [] : part.split(':'))
  const [before, after] = [groups(head), groups(tail ?? '')]
  const zeros = Array<string>(8 - before.length - after.length).fill('0')
  return [...before, ...(tail === undefined ? [] : zeros), ...after].map((group) => group.padStart(4, '0')).join('')
}
