import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Act, Done } from '#contract/act.js'
import { ConflictError } from '#contract/errors.js'
import { type NewWatermarkKey, newWatermarkKeySchema, type WatermarkKey } from '#contract/watermark-key.js'
import type { State } from '#store/state/state.js'
import { toJsonb } from '#store/state/to-jsonb.js'
import { drawCanaryKey, drawConfig, drawSalt, type KeySecret, keyCommitment, parametersOf } from './draw-key.js'
import { boundTo, readKey } from './key-rows.js'
import { type KeyEncryption, sealSecret } from './seal-secret.js'

export interface KeyCreation {
  asked: NewWatermarkKey
  /** of the campaign that was named, or as asked */
  cluster: string | null
  by: string
  encryption: KeyEncryption
  keys_max: number
}

/**
 * Draws a key and keeps it sealed; it is in force from now. Of canaries one is in force at a time: two would share the slots.
 * `inside` is a transaction. Throws a ConflictError where one is, and where there are too many; an InputError for parameters
 * that do not fit the scheme.
 */
export async function createWatermarkKey(
  inside: State,
  { asked, cluster, by, encryption, keys_max }: KeyCreation,
  now_ms: number,
): Promise<Done<WatermarkKey>> {
  const wanted = newWatermarkKeySchema.parse(asked)
  await inside.run('LOCK TABLE watermark_keys IN SHARE ROW EXCLUSIVE MODE')
  const scheme = wanted.purpose === 'canary' ? 'canary' : wanted.scheme
  const [counted] = await inside.rows(
    z.object({ kept: z.coerce.number(), canaries: z.string().nullable() }),
    `SELECT count(*) AS kept, min(id) FILTER (WHERE ends IS NULL AND purpose = 'canary') AS canaries FROM watermark_keys`,
  )
  if (counted!.kept >= keys_max)
    throw new ConflictError(`${keys_max} are kept`, 'watermark keys', 'Raise watermark_keys.keys_max.')
  if (wanted.purpose === 'canary' && counted!.canaries !== null)
    throw new ConflictError('one is in force', `watermark key ${counted!.canaries}`, 'Rotate it.')
  const secret: KeySecret =
    wanted.purpose === 'canary'
      ? { canary_key: drawCanaryKey() }
      : { config: drawConfig(wanted.scheme, wanted.parameters, wanted.layers) }
  const id = await insertKey(inside, { purpose: wanted.purpose, scheme, secret, cluster, by, encryption }, now_ms)
  const record = await readKey(inside, id)
  return { record, act: actOf('watermark_key.created', record) }
}

export interface KeyToInsert {
  purpose: WatermarkKey['purpose']
  scheme: string
  secret: KeySecret
  cluster: string | null
  by: string
  encryption: KeyEncryption
}

/** @returns its id */
export async function insertKey(
  inside: State,
  { purpose, scheme, secret, cluster, by, encryption }: KeyToInsert,
  now_ms: number,
): Promise<string> {
  const id = `wmk_${randomBytes(8).toString('hex')}`
  const salt = drawSalt()
  const commitment = keyCommitment(secret, salt)
  const parameters = 'config' in secret ? parametersOf(secret.config) : {}
  const sealed = sealSecret(encryption, JSON.stringify({ ...secret, salt }), boundTo(id, commitment))
  const at = new Date(now_ms).toISOString()
  await inside.run(
    `INSERT INTO watermark_keys (id, purpose, scheme, parameters, cluster, commitment, sealed, sealed_under, starts, created, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)`,
    [id, purpose, scheme, toJsonb(parameters), cluster, commitment, sealed, encryption.name, at, by],
  )
  return id
}

/** The commitment stands in the log: so it is attested with its checkpoints that the key is older than they are. */
export const actOf = (
  action: string,
  { id, purpose, scheme, cluster, commitment }: WatermarkKey,
  more: object = {},
): Act => ({
  action,
  subject: `watermark_key:${id}`,
  detail: { purpose, scheme, cluster, commitment, ...more },
})
