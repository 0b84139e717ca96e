import { isObject, type JsonObject, objectsOf } from '../json-object.js'
import type { CanaryAnswer, CanaryServing, CanaryText } from './canary-source.js'
import { hasAnnotations, hideTokens, markParts, markResponse, markText, replaceText } from './mark-answer.js'

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
  /** events that were inserted, by which the numbers of all that follow grow */
  #shift = 0
  /** number of the event that is looked at, as the caller sees it; past the last one, that of the next */
  #number = 0
  /** choices whose message cites places in its text */
  readonly #citing = new Set<unknown>()
  /** some text of a response came by itself, before the parts and items that tell it again */
  #told = false

  /** @param insert sends an event before the one that is looked at */
  constructor(
    private readonly canaries: CanaryServing,
    private readonly insert: (event: JsonObject) => void,
  ) {}

  /**
   * Whether a text cites places in it, by numbers that may not fit. Most tell that last: what was sent before stays marked, and a
   * choice passes unmarked from there.
   */
  get met_annotations(): boolean {
    return this.#citing.size > 0
  }

  /** Changes an event in place; whether it did. */
  mark(event: JsonObject): boolean {
    if (Array.isArray(event.choices))
      return objectsOf(event.choices)
        .map((choice) => this.#markChoice(event, choice))
        .includes(true)
    const type = String(event.type)
    const is_numbered = type.startsWith('response.') || typeof event.sequence_number === 'number'
    return is_numbered ? this.#markNumbered(type, event) : this.#markOfMessage(type, event)
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
    if (isObject(delta) && hasAnnotations(delta)) this.#citing.add(index)
    let shown = piece
    if (this.#citing.has(index)) shown = this.#take(name) + piece
    else if (piece !== '') shown = this.#push(name, index, piece, carry)
    if ((choice.finish_reason ?? null) !== null) shown += this.#take(name)
    const hidden = hideTokens(choice)
    if (shown === piece) return hidden
    holder[field] = shown
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

  /** Events of a response are numbered: callers find gaps by that, and would find what was inserted. */
  #markNumbered(type: string, event: JsonObject): boolean {
    const { sequence_number } = event
    if (typeof sequence_number !== 'number') return this.#markOfResponse(type, event)
    this.#number = sequence_number + this.#shift
    const changed = this.#markOfResponse(type, event)
    event.sequence_number = this.#number++
    return changed || this.#shift > 0
  }

  #markOfResponse(type: string, event: JsonObject): boolean {
    const { delta, output_index, content_index, part, item, response } = event
    const name = `part ${output_index}/${content_index}`
    const answer = this.#answer('')
    const hidden = hideTokens(event)
    if (type === 'response.output_text.annotation.added') this.#citing.add(name)
    if (type === 'response.output_text.delta' && typeof delta === 'string') {
      this.#told = true
      const carry = (text: string) => ({ ...event, delta: text })
      return replaceText(event, 'delta', this.#push(name, '', delta, carry)) || hidden
    }
    if (type === 'response.output_text.done') {
      this.#told = true
      const came = this.#places.has(name)
      this.#endPlace(name)
      return markText(event, 'text', answer, !came) || hidden
    }
    // What follows tells again what came in pieces.
    return [
      hidden,
      markParts([part], answer, false, this.#told),
      isObject(item) && markParts(item.content, answer, false, this.#told),
      isObject(response) && markResponse(response, answer, this.#told),
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
    if (held !== '') this.#send(this.#places.get(name)!.carry(held))
  }

  #send(event: JsonObject): void {
    // Random characters that even out lengths: nobody draws the same twice.
    delete event.obfuscation
    if (typeof event.sequence_number === 'number') {
      event.sequence_number = this.#number++
      this.#shift++
    }
    this.insert(event)
  }
}
