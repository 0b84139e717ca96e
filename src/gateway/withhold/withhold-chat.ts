import { isObject, type JsonObject, objectsOf } from '../json-object.js'
import type { Verdict } from './verdict.js'

/** Under these names servers of the chat-completions interface show reasoning (vLLM, DeepSeek, OpenRouter, LiteLLM, Ollama). */
const REASONING_FIELDS = ['reasoning_content', 'reasoning', 'reasoning_details', 'thinking', 'thinking_blocks']
const REASONING_PARTS = new Set(['thinking', 'redacted_thinking', 'reasoning'])

/**
 * Takes reasoning out of a chat completion, or out of a piece of its stream, in place. A piece that held nothing else is
 * left out. Token probabilities of what is taken out would spell it, so they go too. Usage stays.
 */
export function withholdChat(body: JsonObject): Verdict {
  let taken = false
  let left = isObject(body.usage)
  for (const choice of objectsOf(body.choices)) {
    const part = isObject(choice.delta) ? choice.delta : choice.message
    if (isObject(part) && takeFrom(part)) {
      taken = true
      if (isObject(choice.logprobs)) choice.logprobs = null
    }
    left ||= saysSomething(choice)
  }
  if (!taken) return 'keep'
  return left ? 'changed' : 'drop'
}

function takeFrom(part: JsonObject): boolean {
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

/** An empty `content` beside reasoning is the form in which some servers stream it; alone it is worth no event. */
function saysSomething({ message, delta, finish_reason }: JsonObject): boolean {
  if (isObject(message) || (finish_reason ?? null) !== null) return true
  if (!isObject(delta)) return false
  return Object.entries(delta).some(
    ([, value]) =>
      value !== null && value !== '' && !(Array.isArray(value) && value.length === 0) && !isEmptyObject(value),
  )
}

const isEmptyObject = (value: unknown): boolean => isObject(value) && Object.keys(value).length === 0
