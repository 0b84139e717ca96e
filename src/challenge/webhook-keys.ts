import { InputError } from '#contract/scan.js'

const PREFIX = 'whsec_'
/** Bounds of the Standard Webhooks specification. */
const KEY_BYTES_MIN = 24
const KEY_BYTES_MAX = 512
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

/**
 * The keys of a secret written as the Standard Webhooks specification has it: `whsec_` and Base64. Several, with spaces
 * between, serve while one takes the place of another: the first counts as the new one, all sign and all are accepted.
 * Throws an InputError, which does not repeat the secret.
 */
export function webhookKeys(secret: string): Buffer[] {
  const keys = secret.trim().split(/\s+/).map(readKey)
  const fits = keys.every((key) => key !== undefined && key.length >= KEY_BYTES_MIN && key.length <= KEY_BYTES_MAX)
  if (fits) return keys as Buffer[]
  throw new InputError(
    `not ${PREFIX} and ${KEY_BYTES_MIN} to ${KEY_BYTES_MAX} bytes in Base64`,
    'secret of the challenge webhook',
    `Make one: echo "${PREFIX}$(openssl rand -base64 32)"`,
  )
}

function readKey(text: string): Buffer | undefined {
  const encoded = text.slice(PREFIX.length)
  return text.startsWith(PREFIX) && BASE64.test(encoded) ? Buffer.from(encoded, 'base64') : undefined
}
