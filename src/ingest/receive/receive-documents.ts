import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import type { Lease } from './body-room.js'
import { collectBody } from './collect-body.js'
import { decodeBody, encodingOf } from './decode-body.js'
import type { Documents } from './documents.js'
import type { ReceiveOptions } from './receive-options.js'
import { splitDocuments } from './split-documents.js'

/** Header names in lower case, as Node gives them. */
export type BodyHeaders = Pick<IncomingHttpHeaders, 'content-type' | 'content-encoding' | 'content-length'>

/** A body, received and decompressed, within the room of its lease. Errors: see `encodingOf`, `collectBody` and `decodeBody`. */
export async function receiveBody(
  source: Readable,
  headers: BodyHeaders,
  options: ReceiveOptions,
  lease?: Lease,
): Promise<Buffer> {
  const encoding = encodingOf(headers['content-encoding'])
  const announced_bytes = Number(headers['content-length'] ?? 0)
  const body = await collectBody(source, options, announced_bytes, (bytes) => lease?.take(bytes))
  if (encoding === 'identity' || lease === undefined) return decodeBody(body, encoding, options)
  const decoded = await lease.decoding(() => decodeBody(body, encoding, options))
  lease.take(decoded.length)
  return decoded
}

/** The documents of a body of exchanges: native, LiteLLM, Kong. Errors: those of `receiveBody` and `splitDocuments`. */
export async function receiveDocuments(
  source: Readable,
  headers: BodyHeaders,
  options: ReceiveOptions,
  lease?: Lease,
): Promise<Documents> {
  return splitDocuments(await receiveBody(source, headers, options, lease), headers['content-type'], options)
}
