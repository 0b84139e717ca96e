import type { Done } from '#contract/act.js'
import type { TaxiiCollection } from '#contract/taxii.js'
import type { State } from '#store/state/state.js'
import { readCollection } from './read-collections.js'

/** Removes a collection with all that is in it. `inside` is a transaction. Throws a NotFoundError. */
export async function deleteCollection(inside: State, id: string): Promise<Done<TaxiiCollection>> {
  const record = await readCollection(inside, id)
  await inside.run('DELETE FROM taxii_collections WHERE id = $1', [record.id])
  return { record, act: { action: 'collection.deleted', subject: `collection:${record.id}`, detail: {} } }
}
