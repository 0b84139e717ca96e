import { Buffer } from 'node:buffer'
import type { IncomingHttpHeaders } from 'node:http'
import { type Dispatcher, request } from 'undici'
import { TAXII_TYPE } from '#contract/taxii.js'
import { publicAgent, refusePrivate } from '#lib/public-network.js'
import type { TaxiiAccess, TaxiiCredentials } from './taxii-access.js'
import { TaxiiFailure } from './taxii-failure.js'

export interface TaxiiRequest {
  method: 'GET' | 'POST'
  url: URL
  body?: string
}

export interface RawAnswer {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

/**
 * One request with its answer, read whole. Redirects are followed within one origin: to another one the credentials do
 * not go, and without them there is nothing to be had. Throws a TaxiiFailure, or what the connection threw.
 */
export async function sendRequest(access: TaxiiAccess, { method, url, body }: TaxiiRequest): Promise<RawAnswer> {
  const signals = [AbortSignal.timeout(access.request_ms_max), ...(access.signal === undefined ? [] : [access.signal])]
  const signal = AbortSignal.any(signals)
  let at = url
  for (let redirects = 0; ; redirects++) {
    const answer = await request(at, {
      method,
      signal,
      headers: headersOf(access.credentials, body),
      ...(body === undefined ? {} : { body }),
      ...dispatcherFor(access, at),
    })
    const target = redirectOf(answer)
    if (target === undefined)
      return { status: answer.statusCode, headers: answer.headers, text: await readText(access, at, answer) }
    await answer.body.dump()
    const next = new URL(target, at)
    if (next.origin !== at.origin)
      throw new TaxiiFailure(`it redirects to another origin, ${next.origin}`, placeOf(at), answer.statusCode)
    if (redirects >= access.redirects_max)
      throw new TaxiiFailure(`more than ${access.redirects_max} redirects`, placeOf(url), answer.statusCode)
    // 301 to 303 may turn a POST into a GET, which would add nothing.
    if (method === 'POST' && answer.statusCode < 307)
      throw new TaxiiFailure('it redirects a POST', placeOf(at), answer.statusCode)
    at = next
  }
}

/** Without query, which holds what is asked for, and without a name and password. */
export const placeOf = ({ origin, pathname }: URL): string => origin + pathname

function dispatcherFor({ private_addresses }: TaxiiAccess, url: URL): { dispatcher?: Dispatcher } {
  if (private_addresses === 'allowed') return {}
  refusePrivate(url)
  return { dispatcher: publicAgent() }
}

const headersOf = (credentials: TaxiiCredentials | undefined, body: string | undefined): Record<string, string> => ({
  accept: TAXII_TYPE,
  'user-agent': 'stillwatch',
  ...(body === undefined ? {} : { 'content-type': TAXII_TYPE }),
  ...(credentials === undefined ? {} : { authorization: authorizationOf(credentials) }),
})

const authorizationOf = (credentials: TaxiiCredentials): string =>
  credentials.kind === 'bearer'
    ? `Bearer ${credentials.token}`
    : `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`

function redirectOf({ statusCode, headers }: Dispatcher.ResponseData): string | undefined {
  const { location } = headers
  return [301, 302, 303, 307, 308].includes(statusCode) && typeof location === 'string' ? location : undefined
}

async function readText(
  { answer_bytes_max }: TaxiiAccess,
  at: URL,
  { body, statusCode }: Dispatcher.ResponseData,
): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of body as AsyncIterable<Buffer>) {
    bytes += part.byteLength
    // Leaving the loop cancels the body, and with it the connection.
    if (bytes > answer_bytes_max)
      throw new TaxiiFailure(`its answer is longer than ${answer_bytes_max} bytes`, placeOf(at), statusCode)
    parts.push(part)
  }
  return Buffer.concat(parts).toString()
}
