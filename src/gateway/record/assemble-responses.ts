import { isObject, type JsonObject, objectsOf } from '../json-object.js'
import { estimateTokens } from '../usage/estimate-usage.js'
import type { Assembler } from './assembler.js'
import type { TextAllowance } from './text-allowance.js'

const ENDS = new Set(['response.completed', 'response.incomplete', 'response.failed'])
const ITEMS_MAX = 4096

/** OpenAI Responses: https://platform.openai.com/docs/api-reference/responses-streaming */
export class ResponsesAssembler implements Assembler {
  readonly #items = new Map<number, unknown>()
  readonly #texts = new Map<number, string>()
  #head: JsonObject | undefined
  #end: JsonObject | undefined
  #error: JsonObject | undefined

  constructor(private readonly allowance: TextAllowance) {}

  add(event: JsonObject): void {
    const { type, response, item, output_index: place } = event
    if (isObject(response)) {
      this.#head ??= response
      if (ENDS.has(String(type))) this.#finish(response)
    }
    if (type === 'error') this.#error = event
    if (typeof place !== 'number' || this.#items.size + this.#texts.size > ITEMS_MAX) return
    if (type === 'response.output_text.delta') this.#addText(place, event.delta)
    if (type === 'response.output_item.done' && isObject(item)) this.#addItem(place, item)
  }

  /** The final event holds the whole answer. One that broke off before is made of the items and the text that came. */
  answer(): JsonObject | undefined {
    const body = this.#end ?? this.#head
    if (body === undefined) return undefined
    const { usage, ...rest } = body
    const output = this.#end === undefined ? this.#outputSoFar() : this.#end.output
    return {
      ...rest,
      ...(output !== undefined && { output }),
      usage: isObject(usage) ? usage : { output_tokens: estimateTokens(textsOf(output)), estimated: true },
      ...(this.#error !== undefined && { error: this.#error }),
    }
  }

  #finish(response: JsonObject): void {
    // Its items were counted when each was done; holding them again would halve what a record can take.
    const known = Array.isArray(response.output) && this.#items.size === response.output.length
    if (known || this.allowance.fits(response.output)) this.#end = response
    else this.#end = { ...response, output: this.#outputSoFar() }
  }

  #addText(place: number, piece: unknown): void {
    this.#texts.set(place, (this.#texts.get(place) ?? '') + this.allowance.take(piece))
  }

  #addItem(place: number, item: JsonObject): void {
    // A text that came piece by piece is counted already.
    if (this.#texts.has(place) ? !this.allowance.was_cut : this.allowance.fits(item)) {
      this.#items.set(place, item)
      this.#texts.delete(place)
    }
  }

  #outputSoFar(): unknown[] {
    const unfinished = [...this.#texts].map(([place, text]): [number, unknown] => [
      place,
      { type: 'message', role: 'assistant', status: 'incomplete', content: [{ type: 'output_text', text }] },
    ])
    return [...this.#items, ...unfinished].sort(([a], [b]) => a - b).map(([, item]) => item)
  }
}

const textsOf = (output: unknown): unknown[] =>
  objectsOf(output).flatMap((item) => [
    item.arguments,
    ...[...objectsOf(item.content), ...objectsOf(item.summary)].map(({ text }) => text),
  ])
