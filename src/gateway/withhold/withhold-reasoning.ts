import { isObject, type JsonObject, objectsOf } from '../json-object.js'
import type { Verdict } from './verdict.js'
import { WithheldPlaces } from './withheld-places.js'
import { withholdChat } from './withhold-chat.js'
import { withholdMessage, withholdMessageEvent } from './withhold-messages.js'
import { withholdResponse, withholdResponseEvent } from './withhold-responses.js'

/**
 * Takes reasoning out of an answer, in place. What the answer is, is told by its shape and not by the path that was asked:
 * stored answers are read back, listed and proxied under many paths.
 */
export function withholdReasoning(body: JsonObject): Verdict {
  if (Array.isArray(body.choices)) return withholdChat(body)
  if (Array.isArray(body.output)) return withholdResponse(body)
  if (Array.isArray(body.content)) return withholdMessage(body)
  if (Array.isArray(body.data)) return withholdList(body)
  return 'keep'
}

function withholdList(body: JsonObject): Verdict {
  const all = body.data as unknown[]
  const kept = all.filter((item) => !(isObject(item) && item.type === 'reasoning'))
  const changes = objectsOf(kept).map((item) => withholdReasoning(item))
  if (kept.length === all.length && changes.every((verdict) => verdict === 'keep')) return 'keep'
  body.data = kept
  return 'changed'
}

/** The same for the events of one stream, in their order. */
export function createEventWithholder(): (event: JsonObject) => Verdict {
  const places = new WithheldPlaces()
  return (event) => {
    if (Array.isArray(event.choices)) return withholdChat(event)
    if (typeof event.type !== 'string') return 'keep'
    if (event.type.startsWith('response.')) return withholdResponseEvent(event, places)
    return withholdMessageEvent(event, places)
  }
}
