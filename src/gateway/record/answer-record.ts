import type { Transform } from 'node:stream'
import { createDecoder } from '../answer/decode-answer.js'
import { type AnswerCopy, BodyCopy, StreamCopy } from './assemble-answer.js'

export interface RecordedAnswer {
  /** JSON text of an object; absent where there is none that can be read */
  body?: string
  cut: boolean
}

/** The copy of one answer for its record: decoded where it is compressed, bounded, apart from the bytes that go to the caller. */
export class AnswerRecord {
  readonly #copy: AnswerCopy
  readonly #decoder: Transform | 'plain' | 'unknown'

  constructor(content_type: string, encoding: string | undefined, bytes_max: number) {
    this.#copy = content_type.startsWith('text/event-stream') ? new StreamCopy(bytes_max) : new BodyCopy(bytes_max)
    this.#decoder = createDecoder(encoding)
    if (typeof this.#decoder === 'string') return
    this.#decoder.on('data', (bytes: Buffer) => this.#copy.push(bytes))
    // Damaged bytes are the caller's to see; the record keeps what could be read.
    this.#decoder.on('error', () => {})
  }

  push(bytes: Buffer): void {
    if (this.#decoder === 'plain') this.#copy.push(bytes)
    else if (this.#decoder !== 'unknown') this.#decoder.write(bytes)
  }

  /** Calls back once, also when the encoded bytes are damaged. */
  end(done: (answer: RecordedAnswer) => void): void {
    if (typeof this.#decoder === 'string') {
      done(this.#decoder === 'plain' ? this.#copy.end() : { cut: true })
      return
    }
    let over = false
    const finish = (): void => {
      if (!over) done(this.#copy.end())
      over = true
    }
    this.#decoder.once('end', finish).once('close', finish).end()
  }
}
