import { isObject, type JsonObject } from '../json-object.js'
import { putText, type StreamedTexts, stripParts } from './strip-parts.js'
import type { Insert, Verdict } from './verdict.js'
import type { WithheldPlaces } from './withheld-places.js'

const BLOCKS = new Set(['thinking', 'redacted_thinking'])
const DELTAS = new Set(['thinking_delta', 'signature_delta'])
const isThinking = (block: unknown): boolean => isObject(block) && BLOCKS.has(String(block.type))

/** Takes the blocks of type thinking and redacted_thinking out of a message, and reasoning in tags, in place. */
export function withholdMessage(body: JsonObject, tags: readonly string[]): Verdict {
  if (!Array.isArray(body.content)) return 'keep'
  const kept = body.content.filter((block) => !isThinking(block))
  const stripped = stripParts(kept, tags)
  if (kept.length === body.content.length && !stripped) return 'keep'
  body.content = kept
  return 'changed'
}

/** What is remembered of the events of one stream. */
export interface MessageStream {
  tags: readonly string[]
  places: WithheldPlaces
  texts: StreamedTexts
  insert: Insert
}

/** The same for one event of a stream; the blocks that follow move up. */
export function withholdMessageEvent(event: JsonObject, stream: MessageStream): Verdict {
  const { tags, places } = stream
  if (isObject(event.message)) return withholdMessage(event.message, tags)
  if (isThinking(event.content_block)) places.withhold(event.index)
  if (places.isWithheld(event.index)) return 'drop'
  if (isObject(event.delta) && DELTAS.has(String(event.delta.type))) return 'drop'
  if (typeof event.index !== 'number') return 'keep'
  const text = withholdText(event, event.index, stream)
  if (text === 'drop') return text
  const place = places.renumber(event.index)
  if (place === event.index) return text
  event.index = place
  return 'changed'
}

function withholdText(event: JsonObject, index: number, { places, texts, insert }: MessageStream): Verdict {
  const { type, delta } = event
  if (type === 'content_block_stop') {
    const held = texts.end(String(index))
    if (held !== undefined)
      insert({ ...held.event, index: places.renumber(index), delta: { type: 'text_delta', text: held.text } })
  }
  if (!isObject(delta) || delta.type !== 'text_delta' || typeof delta.text !== 'string') return 'keep'
  const shown = texts.push(String(index), event, delta.text)
  if (!putText(delta, 'text', shown)) return 'keep'
  return shown === '' ? 'drop' : 'changed'
}
