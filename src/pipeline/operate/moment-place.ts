import { InputError } from '#contract/scan.js'

/** A place in a list that is ordered by time and id, as `next` of a page tells it. */
export const momentPlace = (at_ms: number, id: string): string => `${at_ms}.${id}`

/** The same as parameters of a query; an empty id stands for the beginning. Throws an InputError for another text. */
export function readMomentPlace(after: string | undefined): { after_ms: number; after_id: string } {
  if (after === undefined) return { after_ms: 0, after_id: '' }
  const [, ms, id] = /^(\d{1,15})\.(.{1,64})$/.exec(after) ?? []
  if (ms !== undefined && id !== undefined) return { after_ms: Number(ms), after_id: id }
  throw new InputError('no place in this list', 'query, after', 'Give `next` of the page before.')
}
