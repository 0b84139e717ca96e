import { z } from 'zod'
import { NotFoundError } from '#contract/errors.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import { watermarkConfigSchema } from '#contract/watermark.js'
import { type OpenedWatermarkKey, type WatermarkKey, watermarkKeySchema } from '#contract/watermark-key.js'
import type { State } from '#store/state/state.js'
import { type KeyEncryption, openSecret } from './seal-secret.js'

const COLUMNS = 'id, purpose, scheme, parameters, cluster, commitment, starts, ends, rotated_to, created, created_by'
const sealedRow = watermarkKeySchema.extend({ sealed: z.string() })
const secretSchema = z.strictObject({
  config: watermarkConfigSchema.optional(),
  canary_key: z.string().optional(),
  salt: z.string(),
})

/** What a sealed secret is bound to: another row's does not open. */
export const boundTo = (id: string, commitment: string): string => `watermark key ${id}, ${commitment}`

/** Keys by id, a page at a time, those that have ended among them: texts that they marked are still about. */
export async function listKeys(state: State, request: PageRequest): Promise<Page<WatermarkKey>> {
  const sql = `SELECT ${COLUMNS} FROM watermark_keys WHERE ($1::text IS NULL OR id > $1) ORDER BY id LIMIT $2`
  return pageOf(
    await state.rows(watermarkKeySchema, sql, [request.after ?? null, rowsFor(request)]),
    request,
    ({ id }) => id,
  )
}

/** All of them, the oldest first; their number is bounded. */
export const allKeys = (state: State): Promise<WatermarkKey[]> =>
  state.rows(watermarkKeySchema, `SELECT ${COLUMNS} FROM watermark_keys ORDER BY starts, id`)

/** Throws a NotFoundError. */
export async function readKey(state: State, id: string): Promise<WatermarkKey> {
  const [found] = await state.rows(watermarkKeySchema, `SELECT ${COLUMNS} FROM watermark_keys WHERE id = $1`, [id])
  return found ?? missing(id)
}

/** A key with its secret. Throws a NotFoundError, and an InputError where it does not open. */
export async function openKey(state: State, encryption: KeyEncryption, id: string): Promise<OpenedWatermarkKey> {
  const [found] = await state.rows(sealedRow, `SELECT ${COLUMNS}, sealed FROM watermark_keys WHERE id = $1`, [id])
  if (found === undefined) return missing(id)
  return opened(encryption, found)
}

/** The key of canaries in force, the newest; undefined where there is none. */
export async function openCanaryKey(state: State, encryption: KeyEncryption): Promise<OpenedWatermarkKey | undefined> {
  const [found] = await state.rows(
    sealedRow,
    `SELECT ${COLUMNS}, sealed FROM watermark_keys
     WHERE purpose = 'canary' AND ends IS NULL ORDER BY starts DESC, id LIMIT 1`,
  )
  return found && opened(encryption, found)
}

/** Every key of a purpose, opened: for tests that try all. */
export async function openKeys(
  state: State,
  encryption: KeyEncryption,
  purpose: WatermarkKey['purpose'],
): Promise<OpenedWatermarkKey[]> {
  const sql = `SELECT ${COLUMNS}, sealed FROM watermark_keys WHERE purpose = $1 ORDER BY starts, id`
  return (await state.rows(sealedRow, sql, [purpose])).map((row) => opened(encryption, row))
}

function opened(encryption: KeyEncryption, { sealed, ...key }: z.infer<typeof sealedRow>): OpenedWatermarkKey {
  const secret = secretSchema.parse(JSON.parse(openSecret(encryption, sealed, boundTo(key.id, key.commitment))))
  return { key, config: secret.config ?? null, canary_key: secret.canary_key ?? null, salt: secret.salt }
}

const missing = (id: string): never => {
  throw new NotFoundError('not kept', `watermark key ${id}`, 'List the keys to see their ids.')
}
