import type { IncomingHttpHeaders } from 'node:http'

/** Whether a request comes from this machine itself, and not through a proxy on it that says so. `address`: of the peer. */
export function isLocal(headers: IncomingHttpHeaders, address = ''): boolean {
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false
  return address === '::1' || /^(::ffff:)?127\./.test(address)
}
