import type { Done } from '#contract/act.js'
import { ConflictError } from '#contract/errors.js'
import type { WatermarkKey } from '#contract/watermark-key.js'
import type { State } from '#store/state/state.js'
import { actOf, insertKey } from './create-key.js'
import { drawCanaryKey, drawConfig } from './draw-key.js'
import { openKey, readKey } from './key-rows.js'
import type { KeyEncryption } from './seal-secret.js'

/**
 * Ends a key now and draws another for the same: scheme, parameters, cluster. The former is kept: what it marked is still
 * about, and every test tries it for that time. `inside` is a transaction. Throws a NotFoundError; a ConflictError where it
 * has ended.
 */
export async function rotateWatermarkKey(
  inside: State,
  { id, by, encryption }: { id: string; by: string; encryption: KeyEncryption },
  now_ms: number,
): Promise<Done<{ former: WatermarkKey; key: WatermarkKey }>> {
  await inside.run('LOCK TABLE watermark_keys IN SHARE ROW EXCLUSIVE MODE')
  const { key: former, config } = await openKey(inside, encryption, id)
  requireInForce(former)
  const { purpose, scheme, cluster, parameters } = former
  const secret =
    config === null
      ? { canary_key: drawCanaryKey() }
      : { config: drawConfig(scheme, parameters, config.scheme === 'synthid' ? config.keys.length : 1) }
  const to = await insertKey(inside, { purpose, scheme, secret, cluster, by, encryption }, now_ms)
  await endAt(inside, id, now_ms, to)
  const key = await readKey(inside, to)
  const act = actOf('watermark_key.rotated', former, { to, to_commitment: key.commitment })
  return { record: { former: await readKey(inside, id), key }, act }
}

/** Ends a key without another. Errors as above. */
export async function endWatermarkKey(inside: State, id: string, now_ms: number): Promise<Done<WatermarkKey>> {
  await inside.run('LOCK TABLE watermark_keys IN SHARE ROW EXCLUSIVE MODE')
  requireInForce(await readKey(inside, id))
  await endAt(inside, id, now_ms, null)
  const record = await readKey(inside, id)
  return { record, act: actOf('watermark_key.ended', record) }
}

const endAt = (inside: State, id: string, now_ms: number, rotated_to: string | null): Promise<number> =>
  inside.run('UPDATE watermark_keys SET ends = $2, rotated_to = $3 WHERE id = $1', [
    id,
    new Date(now_ms).toISOString(),
    rotated_to,
  ])

function requireInForce({ id, ends }: WatermarkKey): void {
  if (ends !== null) throw new ConflictError(`it ended at ${ends}`, `watermark key ${id}`, 'Create another one.')
}
