import type { ServerResponse } from 'node:http'
import { finished } from 'node:stream'
import type { AnswerPlan } from './plan-answer.js'

export interface WriterHooks {
  /** writes the head of the answer: as late as the body allows, so that an error can still have a status of its own */
  begin(): void
  /** bytes as the caller gets them, decoded where `plan` decodes */
  sent(bytes: Buffer): void
  /** the caller takes more again */
  ready(): void
  failed(error: Error): void
}

/** Writes an answer's bytes to the caller by a plan. Bytes that nobody rewrites are written as the object that came. */
export class AnswerWriter {
  #begun = false

  constructor(
    private readonly response: ServerResponse,
    private readonly plan: AnswerPlan,
    private readonly hooks: WriterHooks,
  ) {
    const { decoder } = plan
    if (plan.body === undefined || plan.is_stream) this.#begin()
    if (decoder === undefined) return
    decoder.on('data', (bytes: Buffer) => this.#rewrite(bytes))
    decoder.on('drain', hooks.ready)
    finished(decoder, (error) => (error ? hooks.failed(error) : this.#close()))
  }

  /** @returns false where the sender should wait for `ready` */
  write(bytes: Buffer): boolean {
    if (this.plan.decoder !== undefined) return this.plan.decoder.write(bytes)
    return this.plan.body === undefined ? this.#send(bytes) : this.#rewrite(bytes)
  }

  end(): void {
    if (this.plan.decoder !== undefined) this.plan.decoder.end()
    else this.#close()
  }

  #rewrite(bytes: Buffer): boolean {
    try {
      return this.#send(this.plan.body!.push(bytes))
    } catch (error) {
      this.hooks.failed(error as Error)
      return false
    }
  }

  #close(): void {
    try {
      if (this.plan.body !== undefined) this.#send(this.plan.body.end())
      this.#begin()
      this.response.end()
    } catch (error) {
      this.hooks.failed(error as Error)
    }
  }

  #send(bytes: Buffer): boolean {
    if (bytes.length === 0) return true
    this.#begin()
    const ready = this.response.write(bytes)
    // After the write: the caller's bytes do not wait for the record.
    this.hooks.sent(bytes)
    return ready
  }

  #begin(): void {
    if (this.#begun) return
    this.#begun = true
    this.hooks.begin()
  }
}
