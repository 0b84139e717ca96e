import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import { collectBody } from './collect-body.js'
import { decodeBody, encodingOf } from './decode-body.js'
import type { Documents } from './documents.js'
import type { ReceiveOptions } from './receive-options.js'
import { splitDocuments } from './split-documents.js'

/** Header names in lower case, as Node gives them. */
export type BodyHeaders = Pick<IncomingHttpHeaders, 'content-type' | 'content-encoding' | 'content-length'>

/** A body, received and decompressed. Errors: see `encodingOf`, `collectBody` and `decodeBody`. */
export async function receiveBody(source: Readable, headers: BodyHeaders, options: ReceiveOptions): Promise<Buffer> {
  const encoding = encodingOf(headers['content-encoding'])
  const body = await collectBody(source, options, Number(headers['content-length'] ?? 0))
  return decodeBody(body, encoding, options)
}

/** The documents of a body of exchanges: native, LiteLLM, Kong. Errors: those of `receiveBody` and `splitDocuments`. */
export async function receiveDocuments(
  source: Readable,
  headers: BodyHeaders,
  options: ReceiveOptions,
): Promise<Documents> {
  return splitDocuments(await receiveBody(source, headers, options), headers['content-type'], options)
}
