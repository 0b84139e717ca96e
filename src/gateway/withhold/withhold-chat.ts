import { isObject, type JsonObject, objectsOf } from '../json-object.js'
import type { OpenedTag } from './opened-tags.js'
import { stripTags, TagStripper } from './strip-tags.js'
import type { Verdict } from './verdict.js'

/** Under these names servers of the chat-completions interface show reasoning (vLLM, DeepSeek, OpenRouter, LiteLLM, Ollama). */
const REASONING_FIELDS = ['reasoning_content', 'reasoning', 'reasoning_details', 'thinking', 'thinking_blocks']
const REASONING_PARTS = new Set(['thinking', 'redacted_thinking', 'reasoning'])
/** Beyond it no text is shown: where it stands could not be remembered. */
const CHOICES_MAX = 4096

/** What is shown of a piece of a choice's text: all of it, where it is no beginning. */
type Show = (choice: JsonObject, text: string) => string

/**
 * Takes reasoning out of a completion, of a chat or a text, in place. Token probabilities of what is taken out would spell it, so they go
 * too. Usage stays.
 * @param tags names of tags in which models write reasoning into their texts
 * @param opened the tag that the request opened already
 */
export const withholdChat = (body: JsonObject, tags: readonly string[], opened?: OpenedTag): Verdict =>
  withhold(body, ({ index }, text) => stripTags(text, tags, opened?.(index)))

/** The same for the pieces of one stream, in their order. A piece that held nothing else is left out. */
export function createChatWithholder(tags: readonly string[], opened?: OpenedTag): (event: JsonObject) => Verdict {
  const strippers = new Map<unknown, TagStripper>()
  return (event) =>
    withhold(event, (choice, text) => {
      const stripper = strippers.get(choice.index) ?? new TagStripper(tags, opened?.(choice.index))
      strippers.set(choice.index, stripper)
      if (strippers.size > CHOICES_MAX) return ''
      const shown = stripper.push(text)
      return (choice.finish_reason ?? null) === null ? shown : shown + stripper.end()
    })
}

function withhold(body: JsonObject, show: Show): Verdict {
  let taken = false
  let left = isObject(body.usage)
  for (const choice of objectsOf(body.choices)) {
    const part = isObject(choice.delta) ? choice.delta : choice.message
    // Of a text completion they stand in the choice itself.
    const fields_taken = takeFields(isObject(part) ? part : choice)
    const text_taken = takeText(isObject(part) ? part : choice, isObject(part) ? 'content' : 'text', choice, show)
    if (fields_taken || text_taken) {
      taken = true
      if (isObject(choice.logprobs)) choice.logprobs = null
    }
    left ||= saysSomething(choice)
  }
  if (!taken) return 'keep'
  return left ? 'changed' : 'drop'
}

function takeFields(part: JsonObject): boolean {
  let taken = false
  for (const holder of [part, part.provider_specific_fields, part.model_extra].filter(isObject)) {
    for (const field of REASONING_FIELDS) {
      if (holder[field] === undefined) continue
      taken ||= holder[field] !== null && holder[field] !== ''
      delete holder[field]
    }
  }
  if (Array.isArray(part.content)) {
    const kept = part.content.filter((piece) => !(isObject(piece) && REASONING_PARTS.has(String(piece.type))))
    taken ||= kept.length < part.content.length
    part.content = kept
  }
  return taken
}

/** The text of a choice, or of the first part of it that is text. */
function takeText(holder: JsonObject, field: string, choice: JsonObject, show: Show): boolean {
  const value = holder[field]
  if (Array.isArray(value)) {
    const part = objectsOf(value).find(({ text }) => typeof text === 'string')
    return part !== undefined && takeText(part, 'text', choice, show)
  }
  const text = typeof value === 'string' ? value : ''
  const shown = show(choice, text)
  if (shown === text) return false
  holder[field] = shown
  return true
}

/** An empty `content` beside reasoning is the form in which some servers stream it; alone it is worth no event. */
function saysSomething({ message, delta, finish_reason, text }: JsonObject): boolean {
  if (isObject(message) || (finish_reason ?? null) !== null) return true
  if (typeof text === 'string' && text !== '') return true
  if (!isObject(delta)) return false
  return Object.entries(delta).some(
    ([, value]) =>
      value !== null && value !== '' && !(Array.isArray(value) && value.length === 0) && !isEmptyObject(value),
  )
}

const isEmptyObject = (value: unknown): boolean => isObject(value) && Object.keys(value).length === 0
