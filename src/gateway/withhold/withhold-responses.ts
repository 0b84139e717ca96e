import { isObject, type JsonObject, objectsOf } from '../json-object.js'
import { putText, stripParts, stripText } from './strip-parts.js'
import type { Verdict } from './verdict.js'
import type { MessageStream } from './withhold-messages.js'

const isReasoning = (item: unknown): boolean => isObject(item) && item.type === 'reasoning'

/** Takes the items of type reasoning out of a response (or a list of its items), and reasoning in tags, in place. */
export function withholdResponse(body: JsonObject, tags: readonly string[]): Verdict {
  if (!Array.isArray(body.output)) return 'keep'
  const kept = body.output.filter((item) => !isReasoning(item))
  const changes = [
    ...objectsOf(kept).map(({ content }) => stripParts(content, tags)),
    // Libraries put the whole text there again.
    stripText(body, 'output_text', tags),
  ]
  if (kept.length === body.output.length && !changes.includes(true)) return 'keep'
  body.output = kept
  return 'changed'
}

/** The same for one event of a stream. Sequence numbers keep their gaps: a client resumes a stream by them. */
export function withholdResponseEvent(event: JsonObject, stream: MessageStream): Verdict {
  const { places, tags } = stream
  if (String(event.type).startsWith('response.reasoning')) return 'drop'
  if (isReasoning(event.item)) places.withhold(event.output_index)
  if (isReasoning(event.item) || places.isWithheld(event.output_index)) return 'drop'
  const text = withholdText(event, stream)
  if (text === 'drop') return text
  const response = isObject(event.response) ? withholdResponse(event.response, tags) : 'keep'
  const verdict = text === 'changed' || response === 'changed' ? 'changed' : 'keep'
  if (typeof event.output_index !== 'number') return verdict
  const place = places.renumber(event.output_index)
  if (place === event.output_index) return verdict
  event.output_index = place
  return 'changed'
}

function withholdText(event: JsonObject, { tags, places, texts, insert }: MessageStream): Verdict {
  const { type, delta, output_index, content_index, part, item } = event
  const place = `${output_index}/${content_index}`
  if (type === 'response.output_text.delta' && typeof delta === 'string') {
    const shown = texts.push(place, event, delta)
    if (!putText(event, 'delta', shown)) return 'keep'
    return shown === '' ? 'drop' : 'changed'
  }
  if (type === 'response.output_text.done') {
    const held = texts.end(place)
    if (held !== undefined) {
      const output_index = places.renumber(Number(held.event.output_index))
      insert({ ...held.event, output_index, delta: held.text })
    }
    return stripText(event, 'text', tags) ? 'changed' : 'keep'
  }
  const changes = [stripParts([part], tags), isObject(item) && stripParts(item.content, tags)]
  return changes.includes(true) ? 'changed' : 'keep'
}
