import { StringDecoder } from 'node:string_decoder'

/** One event of a stream. `raw` is its lines as they came, with plain line ends; `data` is undefined for a comment. */
export interface StreamEvent {
  name: string
  data: string | undefined
  raw: string
}

/** An event is longer than may be held. */
export class EventTooLong extends Error {
  /** @param before the events that were whole before it, of the same bytes */
  constructor(readonly before: StreamEvent[]) {
    super('an event is too long')
  }
}

/**
 * Cuts the bytes of a server-sent event stream into events, wherever the bytes themselves were cut: within a character, a
 * line end or a field. Follows https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 * except that an event at the very end counts without its empty line, as the model clients do.
 */
export class EventSplitter {
  readonly #decoder = new StringDecoder('utf8')
  readonly #characters_max: number
  #line = ''
  #raw = ''
  #name = ''
  #data: string | undefined
  #after_return = false
  #at_start = true

  /** @param characters_max of one event; a longer one throws EventTooLong */
  constructor(characters_max: number) {
    this.#characters_max = characters_max
  }

  /** Whether all that was pushed so far is whole events. */
  get between_events(): boolean {
    return this.#line === '' && this.#raw === ''
  }

  push(bytes: Buffer): StreamEvent[] {
    return this.#split(this.#decoder.write(bytes))
  }

  /** What stands at the end without an empty line. */
  end(): StreamEvent[] {
    return this.#split(`${this.#decoder.end()}\n\n`)
  }

  /**
   * For who passes a stream on when EventTooLong was thrown: what is held and then what comes, cut nowhere.
   * @param bytes undefined at the end
   */
  pass(bytes: Buffer | undefined): string {
    const text = bytes === undefined ? this.#decoder.end() : this.#decoder.write(bytes)
    // The other half of a line end that was told already: once more, it would end the event.
    const held = this.#raw + this.#line + (this.#after_return && text.startsWith('\n') ? text.slice(1) : text)
    if (text !== '') this.#after_return = false
    this.#raw = ''
    this.#line = ''
    return held
  }

  #split(text: string): StreamEvent[] {
    const events: StreamEvent[] = []
    let from = 0
    if (text === '') return events
    if (this.#at_start) {
      this.#at_start = false
      if (text.charCodeAt(0) === 0xfeff) from = 1
    }
    if (this.#after_return && text[from] === '\n') from++
    this.#after_return = false
    const nextEnd = text.includes('\r') ? nextOfBoth : nextFeed
    for (let end = nextEnd(text, from); end !== -1; end = nextEnd(text, from)) {
      this.#take(this.#line + text.slice(from, end), events)
      this.#line = ''
      from = end + 1
      if (text[end] === '\r') {
        if (text[from] === '\n') from++
        else this.#after_return = from === text.length
      }
    }
    // Only the new part was searched: an event that comes in a thousand pieces is not read a thousand times.
    this.#line += text.slice(from)
    if (this.#line.length + this.#raw.length > this.#characters_max) throw new EventTooLong(events)
    return events
  }

  #take(line: string, events: StreamEvent[]): void {
    if (line === '') {
      if (this.#raw !== '') events.push({ name: this.#name, data: this.#data, raw: this.#raw })
      this.#raw = ''
      this.#name = ''
      this.#data = undefined
      return
    }
    this.#raw += `${line}\n`
    if (line.startsWith('data:')) {
      const value = fieldText(line, 5)
      this.#data = this.#data === undefined ? value : `${this.#data}\n${value}`
    } else if (line.startsWith('event:')) {
      this.#name = fieldText(line, 6)
    } else if (line === 'data') {
      this.#data = this.#data === undefined ? '' : `${this.#data}\n`
    }
  }
}

const fieldText = (line: string, from: number): string => line.slice(line[from] === ' ' ? from + 1 : from)

const nextFeed = (text: string, from: number): number => text.indexOf('\n', from)

function nextOfBoth(text: string, from: number): number {
  const feed = text.indexOf('\n', from)
  const back = text.indexOf('\r', from)
  if (feed === -1 || back === -1) return Math.max(feed, back)
  return Math.min(feed, back)
}
