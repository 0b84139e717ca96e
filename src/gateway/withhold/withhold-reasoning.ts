import { isObject, type JsonObject, objectsOf } from '../json-object.js'
import type { OpenedTag } from './opened-tags.js'
import { StreamedTexts } from './strip-parts.js'
import type { Insert, Verdict } from './verdict.js'
import { WithheldPlaces } from './withheld-places.js'
import { createChatWithholder, withholdChat } from './withhold-chat.js'
import { withholdMessage, withholdMessageEvent } from './withhold-messages.js'
import { withholdResponse, withholdResponseEvent } from './withhold-responses.js'

/**
 * Takes reasoning out of an answer, in place. What the answer is, is told by its shape and not by the path that was asked:
 * stored answers are read back, listed and proxied under many paths.
 * @param tags names of tags in which models write reasoning into their texts
 * @param opened the tag that the request opened already
 */
export function withholdReasoning(body: JsonObject, tags: readonly string[], opened?: OpenedTag): Verdict {
  if (Array.isArray(body.choices)) return withholdChat(body, tags, opened)
  if (Array.isArray(body.output)) return withholdResponse(body, tags)
  if (Array.isArray(body.content)) return withholdMessage(body, tags)
  if (Array.isArray(body.data)) return withholdList(body, tags)
  return 'keep'
}

function withholdList(body: JsonObject, tags: readonly string[]): Verdict {
  const all = body.data as unknown[]
  const kept = all.filter((item) => !(isObject(item) && item.type === 'reasoning'))
  const changes = objectsOf(kept).map((item) => withholdReasoning(item, tags))
  if (kept.length === all.length && changes.every((verdict) => verdict === 'keep')) return 'keep'
  body.data = kept
  return 'changed'
}

/** The same for the events of one stream, in their order. */
export function createEventWithholder(
  tags: readonly string[],
  insert: Insert,
  opened?: OpenedTag,
): (event: JsonObject) => Verdict {
  const stream = { tags, places: new WithheldPlaces(), texts: new StreamedTexts(tags), insert }
  const withholdChatEvent = createChatWithholder(tags, opened)
  return (event) => {
    if (Array.isArray(event.choices)) return withholdChatEvent(event)
    if (typeof event.type !== 'string') return 'keep'
    if (event.type.startsWith('response.')) return withholdResponseEvent(event, stream)
    return withholdMessageEvent(event, stream)
  }
}
