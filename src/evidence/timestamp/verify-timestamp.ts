import { X509Certificate } from 'node:crypto'
import { InputError } from '#contract/scan.js'
import { checkSigner } from './check-signer.js'
import { leadsToTrusted } from './leads-to-trusted.js'
import { readToken, type TimestampToken, x509Of } from './read-token.js'

const SHA_256 = '2.16.840.1.101.3.4.2.1'

export interface TimestampVerification {
  status: 'valid' | 'untrusted' | 'invalid'
  /** before which the hash was known to the authority; null where it says nothing that holds */
  time: Date | null
  /** why it is not valid; null where it is */
  why: string | null
}

/**
 * Whether an authority attests that it was shown this hash (RFC 3161), and when. `untrusted`: the token holds, but none
 * of the trusted certificates vouches for who signed it, so anybody may have. Revocation of certificates is not asked for:
 * a package is checked without a network.
 * @param tsr a `TimeStampResp`, DER
 * @param sha256 hexadecimal
 */
export async function verifyTimestamp(
  tsr: Uint8Array,
  sha256: string,
  trusted: readonly X509Certificate[],
): Promise<TimestampVerification> {
  try {
    const token = readToken(tsr)
    if (!isImprintOf(token, sha256)) return invalid('it was made for something else: its hash is another one')
    await checkSigner(token)
    const time = token.info.genTime
    if (leadsToTrusted(x509Of(token.signer_certificate), token.certificates, trusted, time))
      return { status: 'valid', time, why: null }
    return { status: 'untrusted', time, why: tellDistrust(token, trusted) }
  } catch (error) {
    return invalid((error as Error).message)
  }
}

const invalid = (why: string): TimestampVerification => ({ status: 'invalid', time: null, why })

export function isImprintOf({ info }: TimestampToken, sha256: string): boolean {
  const { hashAlgorithm, hashedMessage } = info.messageImprint
  return (
    hashAlgorithm.algorithmId === SHA_256 &&
    Buffer.from(hashedMessage.valueBlock.valueHexView).equals(Buffer.from(sha256, 'hex'))
  )
}

function tellDistrust({ signer_certificate }: TimestampToken, trusted: readonly X509Certificate[]): string {
  const name = x509Of(signer_certificate).subject.split('\n').join(', ')
  return trusted.length === 0
    ? `it is signed by «${name}», and no certificate of an authority was given to believe`
    : `it is signed by «${name}», for which none of the given certificates vouches`
}

/** The certificates of a PEM file. Throws an InputError where there is none, or one is damaged. */
export function readCertificates(pem: string, where: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  try {
    if (blocks.length > 0) return blocks.map((block) => new X509Certificate(block))
  } catch {
    // What follows says it better than the library.
  }
  throw new InputError('no certificates in PEM', where, 'Give the root certificate of the time-stamping authority')
}
