import { type Dispatcher, request } from 'undici'
import { codeOf } from './upstream-error.js'

/** Where Stillwatch's server is, and the key for it. */
export interface ServerAddress {
  /** http(s)://host:port, with a path where it stands below one */
  url: string
  key: string
}

/**
 * What became of a delivery. `later`: try again, after `wait_ms` where the server said so. `refused`: the server will never
 * take this, so trying again would only hold up what comes after.
 */
export type Delivery =
  | { outcome: 'taken' }
  | { outcome: 'later'; reason: string; wait_ms?: number }
  | { outcome: 'refused'; reason: string }

const NEVER = new Set([400, 413, 415, 422])
/** A server that says a day would fill the spool. */
const WAIT_MS_MAX = 300_000

export const serverUrl = ({ url }: ServerAddress, path: string): string => url.replace(/\/+$/, '') + path

/** Sends one body. Never throws: the server being away is an outcome. */
export async function postToServer(
  server: ServerAddress,
  path: string,
  content_type: string,
  body: Buffer,
  options: { dispatcher: Dispatcher; ms_max: number; signal?: AbortSignal },
): Promise<Delivery> {
  const { dispatcher, ms_max, signal } = options
  // By hand and not by AbortSignal.any, which keeps every call's signal alive as long as the longest.
  const stop = new AbortController()
  const abort = (): void => stop.abort()
  const timer = setTimeout(abort, ms_max)
  if (signal?.aborted) abort()
  signal?.addEventListener('abort', abort)
  try {
    const answer = await request(serverUrl(server, path), {
      method: 'POST',
      headers: { authorization: `Bearer ${server.key}`, 'content-type': content_type },
      body,
      dispatcher,
      signal: stop.signal,
    })
    await answer.body.dump()
    return deliveryOf(answer.statusCode, answer.headers['retry-after'])
  } catch (error) {
    return { outcome: 'later', reason: codeOf(error) }
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

function deliveryOf(status: number, retry_after: string | string[] | undefined): Delivery {
  const reason = `HTTP ${status}`
  if (status >= 200 && status < 300) return { outcome: 'taken' }
  if (NEVER.has(status)) return { outcome: 'refused', reason }
  const seconds = Number(retry_after ?? Number.NaN)
  // The other form of Retry-After is a date; servers of this kind send seconds.
  if (!Number.isFinite(seconds) || seconds < 0) return { outcome: 'later', reason }
  return { outcome: 'later', reason, wait_ms: Math.min(seconds * 1000, WAIT_MS_MAX) }
}
