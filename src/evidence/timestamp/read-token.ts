import { X509Certificate } from 'node:crypto'
import { OctetString, type Sequence } from 'asn1js'
import { Certificate, IssuerAndSerialNumber, SignedData, type SignerInfo, TimeStampResp, TSTInfo } from 'pkijs'

/** Answers of public authorities have 4 to 8 kB, with the certificates of a whole chain. */
export const TIMESTAMP_BYTES_MAX = 65_536
const CERTIFICATES_MAX = 10

const SIGNED_DATA = '1.2.840.113549.1.7.2'
const TST_INFO = '1.2.840.113549.1.9.16.1.4'
/** granted, granted with modifications: RFC 3161, section 2.4.2 */
const GRANTED = [0, 1]

/** What an authority signed, taken apart but not yet believed. */
export interface TimestampToken {
  info: TSTInfo
  /** the bytes of `info` that were signed */
  content: Buffer
  signer: SignerInfo
  signer_certificate: Certificate
  /** that came with it, the signer's among them */
  certificates: X509Certificate[]
}

/** Reads a `TimeStampResp` of RFC 3161. Throws an Error that says what it lacks. */
export function readToken(tsr: Uint8Array): TimestampToken {
  if (tsr.length > TIMESTAMP_BYTES_MAX) throw new Error(`it has more than ${TIMESTAMP_BYTES_MAX} bytes`)
  const signed = signedDataOf(TimeStampResp.fromBER(tsr as Uint8Array<ArrayBuffer>))
  const content = signed.encapContentInfo.eContent?.getValue()
  if (signed.encapContentInfo.eContentType !== TST_INFO || content === undefined)
    throw new Error('it signs something else than a time')
  const [signer, ...others] = signed.signerInfos
  if (signer === undefined || others.length > 0) throw new Error('it is not signed by one authority')
  const certificates = (signed.certificates ?? []).filter((item) => item instanceof Certificate)
  if (certificates.length > CERTIFICATES_MAX) throw new Error(`it has more than ${CERTIFICATES_MAX} certificates`)
  const signer_certificate = certificates.find((certificate) => isOf(signer, certificate))
  if (signer_certificate === undefined) throw new Error('the certificate of its signer is not in it')
  return {
    info: TSTInfo.fromBER(content),
    content: Buffer.from(content),
    signer,
    signer_certificate,
    certificates: certificates.map(x509Of),
  }
}

export const x509Of = (certificate: Certificate): X509Certificate =>
  new X509Certificate(Buffer.from(certificate.toSchema().toBER()))

function signedDataOf(response: TimeStampResp): SignedData {
  if (!GRANTED.includes(response.status.status)) {
    const words = response.status.statusStrings?.map((text) => text.valueBlock.value).join(' ') ?? ''
    throw new Error(`the authority refused it (status ${response.status.status}) ${words.slice(0, 200)}`.trim())
  }
  if (response.timeStampToken?.contentType !== SIGNED_DATA) throw new Error('no signed token is in it')
  return new SignedData({ schema: response.timeStampToken.content })
}

/** A signer is named by issuer and number, or by the identifier of its key. */
function isOf({ sid }: SignerInfo, certificate: Certificate): boolean {
  if (sid instanceof IssuerAndSerialNumber)
    return certificate.issuer.isEqual(sid.issuer) && certificate.serialNumber.isEqual(sid.serialNumber)
  const extension = certificate.extensions?.find(({ extnID }) => extnID === '2.5.29.14')
  const named = sid instanceof OctetString ? sid : ((sid as Sequence).valueBlock.value[0] as OctetString | undefined)
  return (
    extension?.parsedValue instanceof OctetString &&
    named?.valueBlock.valueHexView !== undefined &&
    Buffer.from(extension.parsedValue.valueBlock.valueHexView).equals(named.valueBlock.valueHexView)
  )
}
