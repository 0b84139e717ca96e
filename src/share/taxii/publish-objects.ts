import { InputError } from '#contract/scan.js'
import type { TaxiiSettings } from '#contract/taxii-settings.js'
import type { State } from '#store/state/state.js'
import { keepObjects, OURSELVES } from './keep-objects.js'
import { readCollection } from './read-collections.js'
import { readObject } from './read-object.js'
import { definedMarkings } from './tlp-of-object.js'

export interface Publication {
  /** id of a collection */
  collection: string
  objects: readonly unknown[]
  /** id of what was approved, to be found again */
  outgoing?: string | undefined
}

/**
 * Lays objects out in a collection: whoever may read it can fetch them from now on. Called behind the lawful gate;
 * checks nothing but form and TLP. All or nothing; `inside` is a transaction. Throws an InputError that names the first
 * object that does not belong there, or a NotFoundError.
 */
export async function publishObjects(
  inside: State,
  { collection: id, objects, outgoing }: Publication,
  { object_bytes_max }: Pick<TaxiiSettings, 'object_bytes_max'>,
  now_ms: number,
): Promise<{ added: number; already: number }> {
  const collection = await readCollection(inside, id)
  const bounds = { tlp_max: collection.tlp_max, object_bytes_max, defined: definedMarkings(objects) }
  const facts = objects.map((object, place) => {
    const read = readObject(object, bounds)
    if (typeof read === 'string')
      throw new InputError(read, `objects/${place}`, `Nothing was published in «${collection.title}».`)
    return read
  })
  const keeping = { collection: collection.id, sender: OURSELVES, objects: facts, origin: outgoing ?? null, now_ms }
  const kept = await keepObjects(inside, keeping)
  const added = kept.filter(({ outcome }) => outcome === 'added').length
  return { added, already: kept.length - added }
}
