import { createHash, randomBytes } from 'node:crypto'
import { InputError } from '#contract/scan.js'
import { type WatermarkConfig, watermarkConfigSchema } from '#contract/watermark.js'
import { canonicalJson } from '#lib/canonical-json.js'

/** What is sealed of a key. */
export type KeySecret = { config: WatermarkConfig } | { canary_key: string }

/** 62 random bits and an odd end, as text: fits engines with signed keys, and KGW's products reach every seed. */
const drawKey64 = (): string => String((randomBytes(8).readBigUInt64BE() >> 1n) | 1n)

/**
 * A configuration with fresh keys. Throws an InputError where the parameters do not fit the scheme.
 * @param parameters of the scheme without keys; what is left out has its default
 * @param layers how many keys synthid has
 */
export function drawConfig(scheme: string, parameters: Record<string, unknown>, layers: number): WatermarkConfig {
  const own = ['key', 'keys', 'scheme'].find((name) => name in parameters)
  if (own !== undefined) throw new InputError('it is drawn here', `parameters.${own}`, 'Leave it out.')
  const keys = scheme === 'synthid' ? { keys: Array.from({ length: layers }, drawKey64) } : { key: drawKey64() }
  const checked = watermarkConfigSchema.safeParse({ scheme, ...parameters, ...keys })
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  throw new InputError(issue?.message ?? 'not understood', `parameters.${issue?.path.join('.')}`, 'Mend it.')
}

export const drawCanaryKey = (): string => randomBytes(32).toString('hex')

export const drawSalt = (): string => randomBytes(32).toString('hex')

/** The parameters that a configuration has beside its keys. */
export function parametersOf(config: WatermarkConfig): Record<string, number | string> {
  const { scheme: _, ...rest } = config
  return Object.fromEntries(Object.entries(rest).filter(([name]) => name !== 'key' && name !== 'keys')) as Record<
    string,
    number | string
  >
}

/**
 * sha256(key ‖ salt), as hexadecimal digits. The key of a watermark is its whole configuration as canonical JSON (RFC 8785)
 * in UTF-8, so that parameters cannot be chosen afterwards; that of canaries its 32 bytes. The salt has 32 bytes: so the end
 * of the key is known, and nobody finds a short key by trying.
 * @param salt 64 hexadecimal digits
 */
export function keyCommitment(secret: KeySecret, salt: string): string {
  const key = 'config' in secret ? Buffer.from(canonicalJson(secret.config)) : Buffer.from(secret.canary_key, 'hex')
  return createHash('sha256').update(key).update(Buffer.from(salt, 'hex')).digest('hex')
}
