import { readToken } from './read-token.js'
import { isImprintOf } from './verify-timestamp.js'

/**
 * The time that a token tells of a hash, whoever signed it; undefined where it is no token, or one of something else. Whom to
 * believe is judged by verifyTimestamp.
 * @param tsr a `TimeStampResp` of RFC 3161, DER
 * @param sha256 hexadecimal
 */
export function readTime(tsr: Uint8Array, sha256: string): Date | undefined {
  try {
    const token = readToken(tsr)
    return isImprintOf(token, sha256) ? token.info.genTime : undefined
  } catch {
    return undefined
  }
}
