import type { StixObject } from './stix-object.js'
import { markingId, strictestTlp, tlpOfMarkings } from './tlp-markings.js'

/**
 * Each object once, in the order in which they first come. Two campaigns may share an account, an indicator or an actor:
 * what was changed last stands, since the first time it was made, under the narrower marking.
 */
export function mergeObjects(objects: readonly StixObject[]): StixObject[] {
  const merged = new Map<string, StixObject>()
  for (const object of objects) {
    const known = merged.get(object.id)
    merged.set(object.id, known === undefined ? object : merge(known, object))
  }
  return [...merged.values()]
}

function merge(a: StixObject, b: StixObject): StixObject {
  const latest = text(b.modified) > text(a.modified) ? b : a
  const created = [text(a.created), text(b.created)].sort()[0]
  const tlp = strictestTlp([a, b].flatMap((object) => tlpOfMarkings(markingsIn(object)) ?? []))
  return {
    ...latest,
    ...(created !== '' && { created }),
    ...(tlp !== undefined && { object_marking_refs: [markingId(tlp)] }),
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const markingsIn = ({ object_marking_refs }: StixObject): string[] =>
  Array.isArray(object_marking_refs) ? object_marking_refs : []
