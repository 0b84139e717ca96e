import { randomUUID } from 'node:crypto'
import type { Done } from '#contract/act.js'
import { ConflictError } from '#contract/errors.js'
import { type NewTaxiiCollection, newTaxiiCollectionSchema, type TaxiiCollection } from '#contract/taxii.js'
import type { State } from '#store/state/state.js'

/** Keeps a new collection. `inside` is a transaction. Throws a ConflictError where its alias is taken. */
export async function createCollection(
  inside: State,
  { by, ...asked }: NewTaxiiCollection & { by: string },
  now_ms: number,
): Promise<Done<TaxiiCollection>> {
  const told = newTaxiiCollectionSchema.parse(asked)
  const { title, description, community, tlp_max, alias } = told
  const record = { ...told, id: randomUUID(), created: new Date(now_ms).toISOString(), created_by: by }
  const made = await inside.run(
    `INSERT INTO taxii_collections (id, title, description, community, tlp_max, alias, created, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [record.id, title, description, community, tlp_max, alias, record.created, by],
  )
  if (made === 0)
    throw new ConflictError('a collection of this community has it', `alias ${alias}`, 'Choose another one.')
  return {
    record,
    act: { action: 'collection.created', subject: `collection:${record.id}`, detail: { community, tlp_max } },
  }
}
