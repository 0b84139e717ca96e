import type { IncomingMessage } from 'node:http'

/**
 * The address that a request came from.
 * @param header of a proxy in front, such as x-forwarded-for. Its last entry counts: the one that the nearest proxy wrote;
 *   those before it are what the caller says of itself.
 */
export function clientAddress({ headers, socket }: IncomingMessage, header: string | undefined): string {
  const value = header === undefined ? undefined : headers[header.toLowerCase()]
  const told = (Array.isArray(value) ? value.at(-1) : value)?.split(',').at(-1)?.trim()
  return (told || socket.remoteAddress || '').replace(/^::ffff:(?=\d+\.)/, '').slice(0, 64)
}
