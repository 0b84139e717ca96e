import type { Readable } from 'node:stream'
import type { Lease } from './body-room.js'
import { countOtlp } from './count-otlp.js'
import { type OtlpEncoding, otlpEncodingOf } from './otlp-answer.js'
import { decodeOtlp } from './otlp-protobuf.js'
import type { OtlpSignal } from './otlp-schema.js'
import { type BodyHeaders, receiveBody } from './receive-documents.js'
import type { ReceiveOptions } from './receive-options.js'

export interface OtlpReceived {
  /** the request as one document in OTLP's JSON */
  document: Buffer
  /** spans or log records in it */
  items: number
  encoding: OtlpEncoding
}

/**
 * Receives an OTLP/HTTP request. Errors: those of `receiveBody`, `otlpEncodingOf`, `decodeOtlp` and `countOtlp`; answer
 * them with `refuseOtlp`. A body without any item is no error: its document holds nothing to read.
 */
export async function receiveOtlp(
  source: Readable,
  headers: BodyHeaders,
  signal: OtlpSignal,
  options: ReceiveOptions,
  lease?: Lease,
): Promise<OtlpReceived> {
  const encoding = otlpEncodingOf(headers['content-type'])
  const body = await receiveBody(source, headers, options, lease)
  if (encoding === 'protobuf') return { ...(await decodeOtlp(signal, body, options)), encoding }
  return { document: body, items: countOtlp(signal, body), encoding }
}
