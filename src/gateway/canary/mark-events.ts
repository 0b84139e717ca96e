import { isObject, type JsonObject, objectsOf } from '../json-object.js'
import type { CanaryAnswer, CanaryServing, CanaryText } from './canary-source.js'
import { markParts, markResponse, markText, replaceText } from './mark-answer.js'

/** Beyond it texts pass without canaries: where they stand could not be remembered. */
const PLACES_MAX = 4096

interface Place {
  text: CanaryText
  /** an event that brings this text to its place */
  carry(text: string): JsonObject
}

/** Puts canaries into the events of one stream, in their order. */
export class EventMarker {
  readonly #places = new Map<string, Place>()
  readonly #answers = new Map<unknown, CanaryAnswer>()

  /** @param insert sends an event before the one that is looked at */
  constructor(
    private readonly canaries: CanaryServing,
    private readonly insert: (event: JsonObject) => void,
  ) {}

  /** Changes an event in place; whether it did. */
  mark(event: JsonObject): boolean {
    if (Array.isArray(event.choices))
      return objectsOf(event.choices)
        .map((choice) => this.#markChoice(event, choice))
        .includes(true)
    const type = String(event.type)
    return type.startsWith('response.') ? this.#markOfResponse(type, event) : this.#markOfMessage(type, event)
  }

  /** Sends what is still held, of streams that end without the end of their texts. */
  end(): void {
    for (const name of [...this.#places.keys()]) this.#endPlace(name)
  }

  #markChoice(event: JsonObject, choice: JsonObject): boolean {
    const { index, delta } = choice
    const [holder, field] = isObject(delta) ? [delta, 'content'] : [choice, 'text']
    const name = `choice ${index}`
    const piece = typeof holder[field] === 'string' ? holder[field] : ''
    const carry = (text: string): JsonObject => {
      const carried = isObject(delta) ? { delta: { content: text } } : { text }
      return { ...event, usage: null, choices: [{ index, ...carried, logprobs: null, finish_reason: null }] }
    }
    let shown = piece === '' ? '' : this.#push(name, index, piece, carry)
    if ((choice.finish_reason ?? null) !== null) shown += this.#take(name)
    if (shown === piece) return false
    holder[field] = shown
    // Probabilities of tokens would spell what the model said.
    if (isObject(choice.logprobs)) choice.logprobs = null
    return true
  }

  #markOfMessage(type: string, event: JsonObject): boolean {
    const { index, delta, content_block, message } = event
    const name = `block ${index}`
    if (type === 'content_block_stop') this.#endPlace(name)
    if (isObject(message)) return markParts(message.content, this.#answer(''), true)
    const [holder, kind] = isObject(delta) ? [delta, 'text_delta'] : [content_block, 'text']
    if (!isObject(holder) || holder.type !== kind || typeof holder.text !== 'string') return false
    const carry = (text: string) => ({ type: 'content_block_delta', index, delta: { type: 'text_delta', text } })
    return replaceText(holder, 'text', this.#push(name, '', holder.text, carry))
  }

  #markOfResponse(type: string, event: JsonObject): boolean {
    const { delta, output_index, content_index, part, item, response } = event
    const name = `part ${output_index}/${content_index}`
    const answer = this.#answer('')
    if (type === 'response.output_text.delta' && typeof delta === 'string') {
      const carry = (text: string) => ({ ...event, delta: text, logprobs: [] })
      return replaceText(event, 'delta', this.#push(name, '', delta, carry))
    }
    if (type === 'response.output_text.done') {
      const came = this.#places.has(name)
      this.#endPlace(name)
      return markText(event, 'text', answer, !came)
    }
    // What follows tells again what came in pieces.
    return [
      markParts([part], answer, false),
      isObject(item) && markParts(item.content, answer, false),
      isObject(response) && markResponse(response, answer, false),
    ].includes(true)
  }

  /** Texts of one answer share what their slots remember. */
  #answer(of: unknown): CanaryAnswer {
    const answer = this.#answers.get(of) ?? this.canaries.answer()
    if (this.#answers.size < PLACES_MAX) this.#answers.set(of, answer)
    return answer
  }

  #push(name: string, of: unknown, piece: string, carry: Place['carry']): string {
    const known = this.#places.get(name)
    if (known === undefined && this.#places.size >= PLACES_MAX) return piece
    const text = known?.text ?? this.#answer(of).text(true)
    this.#places.set(name, { text, carry })
    return text.push(piece)
  }

  #take(name: string): string {
    const held = this.#places.get(name)?.text.end() ?? ''
    return held
  }

  #endPlace(name: string): void {
    const held = this.#take(name)
    if (held !== '') this.insert(this.#places.get(name)!.carry(held))
  }
}
