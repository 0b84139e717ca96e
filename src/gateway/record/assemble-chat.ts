import { isObject, type JsonObject, objectsOf } from '../json-object.js'
import { estimateTokens } from '../usage/estimate-usage.js'
import type { Assembler } from './assembler.js'
import type { TextAllowance } from './text-allowance.js'

const CHOICES_MAX = 128
const CALLS_MAX = 256
const TEXTS = ['content', 'reasoning_content', 'reasoning', 'refusal'] as const

interface Choice {
  index: number
  message: JsonObject
  /** of a text completion: its text stands in the choice itself */
  text?: string
  calls: Map<number, Call>
  finish_reason: unknown
}
type Call = { id?: unknown; type: string; function: { name: string; arguments: string } }

/**
 * OpenAI chat completions: https://platform.openai.com/docs/api-reference/chat-streaming, and completions of texts, whose
 * events have the same form with `text` in place of `delta`. Which one it is, its choices tell.
 */
export class ChatAssembler implements Assembler {
  readonly #choices = new Map<number, Choice>()
  #head: JsonObject | undefined
  #usage: unknown
  #error: unknown

  constructor(private readonly allowance: TextAllowance) {}

  add(event: JsonObject): void {
    const { choices, usage, error } = event
    this.#head ??= headOf(event)
    if (isObject(usage)) this.#usage = usage
    if (error !== undefined) this.#error = error
    for (const choice of objectsOf(choices)) this.#addChoice(choice)
  }

  answer(): JsonObject | undefined {
    if (this.#head === undefined) return undefined
    const choices = [...this.#choices.values()].sort((a, b) => a.index - b.index)
    return {
      ...this.#head,
      object: choices.some(isOfText) ? 'text_completion' : 'chat.completion',
      choices: choices.map(choiceOf),
      ...((this.#usage ?? choices[0]) !== undefined && { usage: this.#usage ?? estimatedOf(choices) }),
      ...(this.#error !== undefined && { error: this.#error }),
    }
  }

  #addChoice({ index, delta, text, finish_reason }: JsonObject): void {
    const choice = this.#choiceAt(typeof index === 'number' ? index : 0)
    if (choice === undefined) return
    choice.finish_reason = finish_reason ?? choice.finish_reason
    if (typeof text === 'string') choice.text = (choice.text ?? '') + this.allowance.take(text)
    if (!isObject(delta)) return
    for (const name of TEXTS) this.#addText(choice.message, name, delta[name])
    for (const call of objectsOf(delta.tool_calls)) this.#addCall(choice, call)
  }

  #choiceAt(index: number): Choice | undefined {
    const known = this.#choices.get(index)
    if (known !== undefined || this.#choices.size >= CHOICES_MAX) return known
    const choice = { index, message: { role: 'assistant', content: null }, calls: new Map(), finish_reason: null }
    this.#choices.set(index, choice)
    return choice
  }

  #addText(message: JsonObject, name: string, piece: unknown): void {
    const text = Array.isArray(piece)
      ? objectsOf(piece)
          .map((part) => part.text ?? '')
          .join('')
      : piece
    if (typeof text === 'string') message[name] = `${message[name] ?? ''}${this.allowance.take(text)}`
  }

  #addCall({ calls }: Choice, piece: JsonObject): void {
    const index = typeof piece.index === 'number' ? piece.index : 0
    const call = calls.get(index) ?? { type: 'function', function: { name: '', arguments: '' } }
    if (!calls.has(index) && calls.size >= CALLS_MAX) return
    calls.set(index, call)
    if (typeof piece.id === 'string') call.id = piece.id
    if (!isObject(piece.function)) return
    call.function.name += this.allowance.take(piece.function.name)
    call.function.arguments += this.allowance.take(piece.function.arguments)
  }
}

function headOf(event: JsonObject): JsonObject {
  const { choices: _, usage: __, error: ___, ...head } = event
  return head
}

/** Of a stream that told none: the server does not know the option, or it broke off before. */
const estimatedOf = (choices: readonly Choice[]): JsonObject => ({
  completion_tokens: estimateTokens(choices.flatMap(textsOf)),
  estimated: true,
})

function textsOf({ message, calls, text }: Choice): unknown[] {
  // Some servers show one reasoning under both names.
  const { content, refusal, reasoning_content, reasoning = reasoning_content } = message
  return [text, content, refusal, reasoning, ...[...calls.values()].flatMap((call) => Object.values(call.function))]
}

const isOfText = ({ text }: Choice): boolean => text !== undefined

function choiceOf({ index, message, calls, text, finish_reason }: Choice): JsonObject {
  if (text !== undefined) return { index, text, finish_reason }
  return { index, message: { ...message, ...(calls.size > 0 && { tool_calls: [...calls.values()] }) }, finish_reason }
}
