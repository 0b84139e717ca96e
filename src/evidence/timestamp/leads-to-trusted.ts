import type { X509Certificate } from 'node:crypto'

/** Chains of public authorities have three or four certificates. */
const CHAIN_MAX = 8

/**
 * Whether a certificate is one of the trusted ones, or signed by one, over certificates that came along. Each must have
 * been valid at the time and, but for the first, be that of a certification authority. Revocation is not asked for.
 * Each certificate is looked at once: of those that all issued each other there are more chains than can be tried.
 */
export function leadsToTrusted(
  certificate: X509Certificate,
  others: readonly X509Certificate[],
  trusted: readonly X509Certificate[],
  at: Date,
): boolean {
  if (trusted.length === 0) return false
  const ends = new Set(trusted.map(fingerprintOf))
  const left = new Map([...trusted, ...others].map((one) => [fingerprintOf(one), one]))
  let row = [certificate]
  for (let length = 1; length <= CHAIN_MAX && row.length > 0; length++) {
    const valid = row.filter((one) => wasValid(one, at))
    if (valid.some((one) => ends.has(fingerprintOf(one)))) return true
    for (const one of row) left.delete(fingerprintOf(one))
    row = [...left.values()].filter((issuer) => valid.some((one) => isIssuedBy(one, issuer)))
  }
  return false
}

const fingerprintOf = ({ fingerprint256 }: X509Certificate): string => fingerprint256

const isIssuedBy = (one: X509Certificate, issuer: X509Certificate): boolean =>
  issuer.ca && one.checkIssued(issuer) && one.verify(issuer.publicKey)

const wasValid = ({ validFrom, validTo }: X509Certificate, at: Date): boolean =>
  new Date(validFrom) <= at && at <= new Date(validTo)
