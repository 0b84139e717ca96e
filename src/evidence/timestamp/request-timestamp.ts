import { randomBytes } from 'node:crypto'
import { Integer, Null, OctetString } from 'asn1js'
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs'
import { request } from 'undici'
import { InputError } from '#contract/scan.js'
import { checkSigner } from './check-signer.js'
import { readToken, TIMESTAMP_BYTES_MAX, type TimestampToken } from './read-token.js'
import { isImprintOf } from './verify-timestamp.js'

const SHA_256 = '2.16.840.1.101.3.4.2.1'
const NONCE_BYTES = 16
const HINT = 'Look at the address and at the authority, or make the package without a timestamp'

export interface TimestampRequestOptions {
  /** until the whole answer is there; 30,000 by default */
  timeout_ms?: number
  /** of the answer; 65,536 by default, and at most */
  bytes_max?: number
}

export interface Timestamp {
  /** `TimeStampResp`, DER: the file that `openssl ts` calls .tsr */
  tsr: Buffer
  time: Date
}

/**
 * Has an authority attest by RFC 3161, over HTTP, that it was shown this hash now. Only the hash leaves. The answer is
 * held against the question (nonce, hash) and its signature is checked; whom to believe is the reader's matter.
 * Throws an InputError where there is no such answer.
 * @param sha256 hexadecimal
 */
export async function requestTimestamp(
  url: string,
  sha256: string,
  { timeout_ms = 30_000, bytes_max = TIMESTAMP_BYTES_MAX }: TimestampRequestOptions = {},
): Promise<Timestamp> {
  const where = whereOf(url)
  // The first bit is left out: an integer that begins with it would be negative.
  const nonce = randomBytes(NONCE_BYTES)
  nonce[0] = (nonce[0]! & 0x3f) | 0x40
  try {
    const signal = AbortSignal.timeout(timeout_ms)
    const tsr = await ask(url, encodeRequest(sha256, nonce), Math.min(bytes_max, TIMESTAMP_BYTES_MAX), signal)
    const token = readToken(tsr)
    if (!isImprintOf(token, sha256)) throw new Error('it answered for another hash')
    if (!hasNonce(token, nonce)) throw new Error('it answered another question (the nonce differs)')
    await checkSigner(token)
    return { tsr, time: token.info.genTime }
  } catch (error) {
    const what = `no timestamp was to be had: ${(error as Error).message}`
    throw new InputError(what, where, HINT, { cause: error })
  }
}

/** A `TimeStampReq` that asks for the certificates too: without them nobody could check the answer later. */
export function encodeRequest(sha256: string, nonce: Uint8Array): Buffer {
  const asked = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA_256, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: new Uint8Array(Buffer.from(sha256, 'hex')) }),
    }),
    nonce: new Integer({ valueHex: new Uint8Array(nonce) }),
    certReq: true,
  })
  return Buffer.from(asked.toSchema().toBER())
}

async function ask(url: string, body: Buffer, bytes_max: number, signal: AbortSignal): Promise<Buffer> {
  const headers = { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' }
  const answer = await request(url, { method: 'POST', headers, body, signal })
  const type = String(answer.headers['content-type'] ?? '').split(';')[0]
  const parts: Buffer[] = []
  let bytes = 0
  // Leaving the loop destroys the body, and with it the connection.
  for await (const part of answer.body) {
    bytes += (part as Buffer).length
    if (bytes > bytes_max) throw new Error(`its answer has more than ${bytes_max} bytes`)
    parts.push(part as Buffer)
  }
  if (answer.statusCode !== 200) throw new Error(`it answered with status ${answer.statusCode}`)
  if (type !== 'application/timestamp-reply') throw new Error(`it answered with ${JSON.stringify(type)}`)
  return Buffer.concat(parts)
}

const hasNonce = ({ info }: TimestampToken, nonce: Uint8Array): boolean =>
  info.nonce !== undefined && Buffer.from(info.nonce.valueBlock.valueHexView).equals(nonce)

/** An address may hold a name and a password: messages tell where, without them. */
function whereOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed === undefined || !['http:', 'https:'].includes(parsed.protocol))
    throw new InputError('no address of a time-stamping authority', 'timestamp address', 'Give an http or https URL')
  return parsed.origin + parsed.pathname
}
