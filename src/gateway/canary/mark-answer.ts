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
  if (Array.isArray(body.output)) return markResponse(body, canaries.answer(), false)
  return markParts(body.content, canaries.answer(), true)
}

function markChoice(choice: JsonObject, canaries: CanaryServing): boolean {
  const answer = canaries.answer()
  const { message } = choice
  if (isObject(message) && hasAnnotations(message)) return hideTokens(choice)
  const changed = isObject(message)
    ? markText(message, 'content', answer, true) || markParts(message.content, answer, true)
    : markText(choice, 'text', answer, true)
  return [changed, hideTokens(choice)].includes(true)
}

/** Annotations name places in a text by numbers: were it changed, they would point elsewhere. */
export const hasAnnotations = ({ annotations }: JsonObject): boolean => objectsOf(annotations).length > 0

/**
 * Takes out what spells the tokens that the model chose, in place: `logprobs`, and `token_ids` (vLLM). To be done to all of an
 * exchange with canaries: beside a text that was changed they would tell what it was, and were they taken out there alone,
 * their absence would tell where a canary stands.
 * @returns whether there was anything
 */
export function hideTokens(holder: JsonObject): boolean {
  const { logprobs, token_ids } = holder
  const spelled = isObject(logprobs) || (Array.isArray(logprobs) && logprobs.length > 0)
  if (spelled) holder.logprobs = Array.isArray(logprobs) ? [] : null
  if (Array.isArray(token_ids)) holder.token_ids = null
  return spelled || Array.isArray(token_ids)
}

/** The items of a response. @param told its texts came before */
export function markResponse(body: JsonObject, answer: CanaryAnswer, told: boolean): boolean {
  const changes = objectsOf(body.output).map(({ content }) => markParts(content, answer, !told, told))
  // Libraries put the whole text there again.
  return [...changes, markText(body, 'output_text', answer, false)].includes(true)
}

const TEXT_TYPES = new Set(['text', 'output_text'])

/**
 * Texts of parts with annotations stay, but those that were told before: beside what came then, the model's own words would show
 * which of them are ours.
 */
export function markParts(parts: unknown, answer: CanaryAnswer, counted: boolean, told = false): boolean {
  const texts = objectsOf(parts).filter(({ type }) => TEXT_TYPES.has(String(type)))
  const plain = texts.filter((part) => told || !hasAnnotations(part))
  return [...texts.map(hideTokens), ...plain.map((part) => markText(part, 'text', answer, counted))].includes(true)
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
  return true
}
