import { isObject, type JsonObject } from '../json-object.js'
import type { Verdict } from './verdict.js'
import type { WithheldPlaces } from './withheld-places.js'

const BLOCKS = new Set(['thinking', 'redacted_thinking'])
const DELTAS = new Set(['thinking_delta', 'signature_delta'])
const isThinking = (block: unknown): boolean => isObject(block) && BLOCKS.has(String(block.type))

/** Takes the blocks of type thinking and redacted_thinking out of a message, in place. */
export function withholdMessage(body: JsonObject): Verdict {
  if (!Array.isArray(body.content)) return 'keep'
  const kept = body.content.filter((block) => !isThinking(block))
  if (kept.length === body.content.length) return 'keep'
  body.content = kept
  return 'changed'
}

/** The same for one event of a stream; the blocks that follow move up. */
export function withholdMessageEvent(event: JsonObject, places: WithheldPlaces): Verdict {
  if (isObject(event.message)) return withholdMessage(event.message)
  if (isThinking(event.content_block)) places.withhold(event.index)
  if (places.isWithheld(event.index)) return 'drop'
  if (isObject(event.delta) && DELTAS.has(String(event.delta.type))) return 'drop'
  if (typeof event.index !== 'number') return 'keep'
  const place = places.renumber(event.index)
  if (place === event.index) return 'keep'
  event.index = place
  return 'changed'
}
