import type { AnswerBody } from '../answer/answer-body.js'
import { EventSplitter, EventTooLong, type StreamEvent } from '../answer/split-events.js'
import { type JsonObject, parseObject } from '../json-object.js'
import { withData } from '../withhold/rewrite-events.js'
import type { CanaryServing } from './canary-source.js'
import { markAnswer } from './mark-answer.js'
import { EventMarker } from './mark-events.js'

const NOTHING = Buffer.alloc(0)

/**
 * Events with canaries in their texts, as they come. What cannot be read passes as it is; behind an event that is too long
 * to be read so does the rest, for a canary is not worth an answer that breaks off.
 */
export class CanaryStream implements AnswerBody {
  readonly #splitter: EventSplitter
  readonly #marker: EventMarker
  #inserted = ''
  #too_long = false

  constructor(characters_max: number, canaries: CanaryServing) {
    this.#splitter = new EventSplitter(characters_max)
    this.#marker = new EventMarker(canaries, (event) => {
      const name = typeof event.type === 'string' ? `event: ${event.type}\n` : ''
      this.#inserted += `${name}data: ${JSON.stringify(event)}\n\n`
    })
  }

  get passed_unmarked(): boolean {
    return this.#too_long || this.#marker.met_annotations
  }

  push(bytes: Buffer): Buffer {
    if (this.#too_long) return Buffer.from(this.#splitter.pass(bytes))
    try {
      return this.#marked(this.#splitter.push(bytes))
    } catch (error) {
      if (!(error instanceof EventTooLong)) throw error
      return this.#passFrom(error.before)
    }
  }

  end(): Buffer {
    if (this.#too_long) return Buffer.from(this.#splitter.pass(undefined))
    const last = this.#marked(this.#splitter.end())
    this.#marker.end()
    return Buffer.concat([last, Buffer.from(this.#takeInserted())])
  }

  #passFrom(before: StreamEvent[]): Buffer {
    this.#too_long = true
    const marked = this.#marked(before)
    this.#marker.end()
    return Buffer.concat([marked, Buffer.from(this.#takeInserted() + this.#splitter.pass(NOTHING))])
  }

  #marked(events: StreamEvent[]): Buffer {
    return Buffer.from(
      events
        .map((event) => {
          const marked = this.#markOne(event)
          return this.#takeInserted() + marked
        })
        .join(''),
    )
  }

  #markOne({ data, raw }: StreamEvent): string {
    if (data === '[DONE]') this.#marker.end()
    const value = data === undefined ? undefined : parseObject(data)
    return value !== undefined && this.#marker.mark(value) ? withData(raw, JSON.stringify(value)) : `${raw}\n`
  }

  #takeInserted(): string {
    const inserted = this.#inserted
    this.#inserted = ''
    return inserted
  }
}

/** One JSON document with canaries. It is held until it is whole; one that is too long or no JSON passes as it is. */
export class CanaryBody implements AnswerBody {
  #pieces: Buffer[] = []
  #bytes = 0

  constructor(
    private readonly bytes_max: number,
    private readonly canaries: CanaryServing,
  ) {}

  get passed_unmarked(): boolean {
    return this.#bytes > this.bytes_max
  }

  push(bytes: Buffer): Buffer {
    this.#bytes += bytes.length
    if (this.passed_unmarked) return this.#taken(bytes)
    this.#pieces.push(bytes)
    return NOTHING
  }

  end(): Buffer {
    const whole = this.#taken(NOTHING)
    const body: JsonObject | undefined = this.passed_unmarked ? undefined : parseObject(whole.toString())
    return body !== undefined && markAnswer(body, this.canaries) ? Buffer.from(JSON.stringify(body)) : whole
  }

  #taken(more: Buffer): Buffer {
    const whole = Buffer.concat([...this.#pieces, more])
    this.#pieces = []
    return whole
  }
}
