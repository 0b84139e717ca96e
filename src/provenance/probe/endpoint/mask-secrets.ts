type Headers = readonly (readonly [string, string])[]

const MASK = '[masked]'
/** A shorter key would be found in words. */
const KEY_CHARACTERS_MIN = 6
const SECRET_HEADERS = /^(authorization|proxy-authorization|x-api-key|api-key|cookie|set-cookie)$/i

/** Headers as they are kept: no credentials, neither ours nor a session that was handed to us. */
export const maskHeaders = (headers: Headers, key: string | undefined): [string, string][] =>
  headers.map(([name, value]) => [name, SECRET_HEADERS.test(name) ? MASK : maskText(value, key)])

const maskText = (text: string, key: string | undefined): string => (isSecret(key) ? text.replaceAll(key, MASK) : text)

/** Error pages quote the key that they refuse. */
export function maskBody(body: Buffer, key: string | undefined): { body: Buffer; masked: number } {
  if (!isSecret(key) || !body.includes(key)) return { body, masked: 0 }
  const parts: Buffer[] = []
  let from = 0
  let masked = 0
  for (let at = body.indexOf(key); at >= 0; at = body.indexOf(key, from)) {
    parts.push(body.subarray(from, at), Buffer.from(MASK))
    from = at + Buffer.byteLength(key)
    masked += 1
  }
  return { body: Buffer.concat([...parts, body.subarray(from)]), masked }
}

const isSecret = (key: string | undefined): key is string => key !== undefined && key.length >= KEY_CHARACTERS_MIN
