import { isObject, type JsonObject } from '../json-object.js'
import type { Verdict } from './verdict.js'
import type { WithheldPlaces } from './withheld-places.js'

const isReasoning = (item: unknown): boolean => isObject(item) && item.type === 'reasoning'

/** Takes the items of type reasoning out of a response (or a list of its items), in place. */
export function withholdResponse(body: JsonObject): Verdict {
  if (!Array.isArray(body.output)) return 'keep'
  const kept = body.output.filter((item) => !isReasoning(item))
  if (kept.length === body.output.length) return 'keep'
  body.output = kept
  return 'changed'
}

/** The same for one event of a stream. Sequence numbers keep their gaps: a client resumes a stream by them. */
export function withholdResponseEvent(event: JsonObject, places: WithheldPlaces): Verdict {
  if (String(event.type).startsWith('response.reasoning')) return 'drop'
  if (isReasoning(event.item)) places.withhold(event.output_index)
  if (isReasoning(event.item) || places.isWithheld(event.output_index)) return 'drop'
  const verdict = isObject(event.response) ? withholdResponse(event.response) : 'keep'
  if (typeof event.output_index !== 'number') return verdict
  const place = places.renumber(event.output_index)
  if (place === event.output_index) return verdict
  event.output_index = place
  return 'changed'
}
