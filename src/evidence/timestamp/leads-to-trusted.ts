import type { X509Certificate } from 'node:crypto'

/** Chains of public authorities have three or four certificates. */
const CHAIN_MAX = 8

/**
 * Whether a certificate is one of the trusted ones, or signed by one, over certificates that came along. Each must have
 * been valid at the time and, but for the first, be that of a certification authority. Revocation is not asked for.
 */
export function leadsToTrusted(
  certificate: X509Certificate,
  others: readonly X509Certificate[],
  trusted: readonly X509Certificate[],
  at: Date,
  depth = 1,
): boolean {
  if (depth > CHAIN_MAX || !wasValid(certificate, at)) return false
  if (trusted.some(({ fingerprint256 }) => fingerprint256 === certificate.fingerprint256)) return true
  return [...trusted, ...others].some(
    (issuer) =>
      issuer.fingerprint256 !== certificate.fingerprint256 &&
      issuer.ca &&
      certificate.checkIssued(issuer) &&
      certificate.verify(issuer.publicKey) &&
      leadsToTrusted(
        issuer,
        others.filter((other) => other !== issuer),
        trusted,
        at,
        depth + 1,
      ),
  )
}

const wasValid = ({ validFrom, validTo }: X509Certificate, at: Date): boolean =>
  new Date(validFrom) <= at && at <= new Date(validTo)
