import type { IncomingHttpHeaders } from 'node:http'
import { isObject, type JsonObject } from '../json-object.js'
import { findMember } from './find-member.js'

/** What binds a body to its bytes: where one is there, the body is left alone. */
const SEALS = ['content-digest', 'repr-digest', 'digest', 'content-md5', 'signature', 'x-amz-content-sha256']

/**
 * The body of a request for a streamed completion, of a chat or a text, that also asks for its usage: without the option, servers tell none
 * in streams. All other bytes stay.
 * @param body bytes of the JSON text that `json` was read from, without a Content-Encoding
 * @returns undefined where the caller asks for it already, or the body must not be changed
 */
export function askForUsage(body: Buffer, json: JsonObject, headers: IncomingHttpHeaders): Buffer | undefined {
  const { stream, stream_options: options } = json
  if (stream !== true || SEALS.some((name) => headers[name] !== undefined)) return undefined
  if (options === undefined) {
    // Behind the last brace of an object comes only white space, and before it at least `stream`.
    const end = body.lastIndexOf('}')
    return splice(body, end, end, ',"stream_options":{"include_usage":true}')
  }
  if ((options !== null && !isObject(options)) || options?.include_usage === true) return undefined
  const place = findMember(body, 'stream_options')
  return place && splice(body, place.from, place.to, JSON.stringify({ ...options, include_usage: true }))
}

const splice = (body: Buffer, from: number, to: number, text: string): Buffer =>
  Buffer.concat([body.subarray(0, from), Buffer.from(text), body.subarray(to)])
