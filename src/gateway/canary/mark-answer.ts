import { isObject, type JsonObject, objectsOf } from '../json-object.js'
import type { CanaryAnswer, CanaryServing } from './canary-source.js'

/**
 * Puts canaries into the texts of a whole answer, in place; calls of tools and all else stay.
 * @returns whether anything was changed
 */
export function markAnswer(body: JsonObject, canaries: CanaryServing): boolean {
  if (Array.isArray(body.choices))
    return objectsOf(body.choices)
      .map((one) => markChoice(one, canaries))
      .includes(true)
  if (Array.isArray(body.output)) return markResponse(body, canaries.answer(), true)
  return markParts(body.content, canaries.answer(), true)
}

function markChoice(choice: JsonObject, canaries: CanaryServing): boolean {
  const answer = canaries.answer()
  const { message } = choice
  const changed = isObject(message)
    ? markText(message, 'content', answer, true) || markParts(message.content, answer, true)
    : markText(choice, 'text', answer, true)
  // Probabilities of tokens would spell what the model said.
  if (changed && isObject(choice.logprobs)) choice.logprobs = null
  return changed
}

/** The items of a response. @param counted false where its texts came before, in pieces */
export function markResponse(body: JsonObject, answer: CanaryAnswer, counted: boolean): boolean {
  const changes = objectsOf(body.output).map(({ content }) => markParts(content, answer, counted))
  // Libraries put the whole text there again.
  return [...changes, markText(body, 'output_text', answer, false)].includes(true)
}

const TEXT_TYPES = new Set(['text', 'output_text'])

/** Parts with annotations stay: these name places in the text by numbers. */
export function markParts(parts: unknown, answer: CanaryAnswer, counted: boolean): boolean {
  const marked = objectsOf(parts).filter(
    ({ type, annotations }) => TEXT_TYPES.has(String(type)) && objectsOf(annotations).length === 0,
  )
  return marked.map((part) => markText(part, 'text', answer, counted)).includes(true)
}

/** A whole text, where there is one. */
export function markText(holder: JsonObject, field: string, answer: CanaryAnswer, counted: boolean): boolean {
  const value = holder[field]
  if (typeof value !== 'string') return false
  const text = answer.text(counted)
  return replaceText(holder, field, text.push(value) + text.end())
}

/** Puts a text where another stood; whether it is another. */
export function replaceText(holder: JsonObject, field: string, text: string): boolean {
  if (holder[field] === text) return false
  holder[field] = text
  if (Array.isArray(holder.logprobs)) holder.logprobs = []
  return true
}
