import type { FastifyRequest } from 'fastify'

/** Whether a request comes from this machine itself, and not through a proxy on it that says so. */
export function isLocal({ headers, ip }: Pick<FastifyRequest, 'headers' | 'ip'>): boolean {
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false
  return ip === '::1' || /^(::ffff:)?127\./.test(ip)
}
