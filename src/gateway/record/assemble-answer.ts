import { EventSplitter, type StreamEvent } from '../answer/split-events.js'
import { type JsonObject, parseObject } from '../json-object.js'
import type { RecordedAnswer } from './answer-record.js'
import { ChatAssembler } from './assemble-chat.js'
import { MessagesAssembler } from './assemble-messages.js'
import { ResponsesAssembler } from './assemble-responses.js'
import type { Assembler } from './assembler.js'
import { TextAllowance } from './text-allowance.js'

/** What the recorder makes of an answer's bytes. */
export interface AnswerCopy {
  push(bytes: Buffer): void
  end(): RecordedAnswer
}

/**
 * The copy of a streamed answer: assembled while it passes, so that memory holds its text and not its events, which are
 * fifty times as long.
 */
export class StreamCopy implements AnswerCopy {
  readonly #splitter: EventSplitter
  readonly #allowance: TextAllowance
  #assembler: Assembler | undefined
  #lost = false

  constructor(characters_max: number) {
    this.#splitter = new EventSplitter(characters_max)
    this.#allowance = new TextAllowance(characters_max)
  }

  push(bytes: Buffer): void {
    if (this.#lost) return
    try {
      this.#add(this.#splitter.push(bytes))
    } catch {
      // An event longer than a record may be: what came before it stays.
      this.#lost = true
    }
  }

  end(): RecordedAnswer {
    if (!this.#lost) this.#add(this.#splitter.end())
    const body = this.#assembler?.answer()
    const cut = this.#lost || this.#allowance.was_cut
    return body === undefined ? { cut } : { body: JSON.stringify(body), cut }
  }

  #add(events: StreamEvent[]): void {
    for (const { data } of events) {
      const event = data === undefined ? undefined : parseObject(data)
      if (event === undefined) continue
      this.#assembler ??= this.#assemblerFor(event)
      this.#assembler?.add(event)
    }
  }

  #assemblerFor(event: JsonObject): Assembler | undefined {
    if (Array.isArray(event.choices)) return new ChatAssembler(this.#allowance)
    if (typeof event.type !== 'string') return undefined
    if (event.type.startsWith('response.')) return new ResponsesAssembler(this.#allowance)
    return event.type === 'message_start' ? new MessagesAssembler(this.#allowance) : undefined
  }
}

/** The copy of an answer that comes as one JSON body. One that is too long cannot be read and is left out. */
export class BodyCopy implements AnswerCopy {
  readonly #pieces: Buffer[] = []
  #bytes = 0

  constructor(private readonly bytes_max: number) {}

  push(bytes: Buffer): void {
    this.#bytes += bytes.length
    if (this.#bytes <= this.bytes_max) this.#pieces.push(bytes)
    else this.#pieces.length = 0
  }

  end(): RecordedAnswer {
    if (this.#bytes > this.bytes_max) return { cut: true }
    const body = (this.#pieces.length === 1 ? this.#pieces[0]! : Buffer.concat(this.#pieces)).toString()
    return parseObject(body) === undefined ? { cut: false } : { body, cut: false }
  }
}
