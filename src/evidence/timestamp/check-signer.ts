import { createHash } from 'node:crypto'
import { type fromBER, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import { type Attribute, ExtKeyUsage, getCrypto } from 'pkijs'
import { type TimestampToken, x509Of } from './read-token.js'

const CONTENT_TYPE = '1.2.840.113549.1.9.3'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const TST_INFO = '1.2.840.113549.1.9.16.1.4'
const EXTENDED_KEY_USAGE = '2.5.29.37'
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
/** What the signature may rest on: SHA-1 and MD5 can be made to fit two contents. */
const DIGESTS: Record<string, string> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
}
/** The attribute by which the signer names its certificate, and the digest that it has without saying (RFC 5816). */
const SIGNING_CERTIFICATES: Record<string, string> = {
  '1.2.840.113549.1.9.16.2.12': 'SHA-1',
  '1.2.840.113549.1.9.16.2.47': 'SHA-256',
}

/** Throws an Error that says why not, where the token was not signed for its content by the holder of its certificate. */
export async function checkSigner(token: TimestampToken): Promise<void> {
  const { signer, content, signer_certificate } = token
  const digest = DIGESTS[signer.digestAlgorithm.algorithmId]
  if (digest === undefined) throw new Error('its signature rests on a digest that is not accepted (not SHA-2)')
  const attributes = signer.signedAttrs?.attributes ?? []
  if (signer.signedAttrs === undefined) throw new Error('its signer signed no attributes')
  const type = attributeValue(attributes, CONTENT_TYPE)
  if (!(type instanceof ObjectIdentifier) || type.getValue() !== TST_INFO)
    throw new Error('its signer signed something else than a time')
  const told = attributeValue(attributes, MESSAGE_DIGEST)
  if (!(told instanceof OctetString) || !hash(digest, content).equals(Buffer.from(told.getValue())))
    throw new Error('its content is not what its signer signed')
  if (!namesCertificate(attributes, Buffer.from(x509Of(signer_certificate).raw)))
    throw new Error('its signer names another certificate')
  const good = await getCrypto(true).verifyWithPublicKey(
    signer.signedAttrs.encodedValue,
    signer.signature,
    signer_certificate.subjectPublicKeyInfo,
    signer.signatureAlgorithm,
    digest,
  )
  if (!good) throw new Error('its signature is wrong')
  checkUsage(token)
}

/** RFC 3161, section 2.3: the certificate is for time-stamping and for nothing else, and says so critically. */
function checkUsage({ signer_certificate }: TimestampToken): void {
  const usage = signer_certificate.extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE)
  const purposes = usage?.parsedValue instanceof ExtKeyUsage ? usage.parsedValue.keyPurposes : []
  if (usage?.critical !== true || purposes.length !== 1 || purposes[0] !== TIME_STAMPING)
    throw new Error('its signer’s certificate is not for time-stamping alone')
}

const hash = (digest: string, bytes: Uint8Array): Buffer =>
  createHash(digest.replace('-', '').toLowerCase()).update(bytes).digest()

const attributeValue = (attributes: readonly Attribute[], type: string): unknown =>
  attributes.find((attribute) => attribute.type === type)?.values[0]

/** `SigningCertificate` and `SigningCertificateV2`: the first certificate that is named is the signer's. */
function namesCertificate(attributes: readonly Attribute[], certificate: Buffer): boolean {
  for (const [type, digest_by_default] of Object.entries(SIGNING_CERTIFICATES)) {
    const named = membersOf(membersOf(membersOf(attributeValue(attributes, type))[0])[0])
    const [first] = named
    const digest = first instanceof Sequence ? DIGESTS[String(membersOf(first)[0]?.getValue?.())] : digest_by_default
    const value = first instanceof Sequence ? named[1] : first
    if (value instanceof OctetString && digest !== undefined)
      return hash(digest, certificate).equals(Buffer.from(value.getValue()))
  }
  return false
}

type Block = ReturnType<typeof fromBER>['result'] & { getValue?: () => unknown }

const membersOf = (value: unknown): Block[] => (value instanceof Sequence ? (value.valueBlock.value as Block[]) : [])
