import { isObject } from '../json-object.js'
import { EventRewriter } from '../withhold/rewrite-events.js'
import { withholdReasoning } from '../withhold/withhold-reasoning.js'

/** How the bytes of an answer become the bytes that the caller gets. */
export interface AnswerBody {
  /** @returns what can be sent on now; may be empty */
  push(bytes: Buffer): Buffer
  /** what is left. @throws AnswerUnreadable */
  end(): Buffer
}

/** Reasoning was to be withheld from an answer that cannot be read, so none of it may be sent. */
export class AnswerUnreadable extends Error {
  readonly code = 'ANSWER_UNREADABLE'
}

const NOTHING = Buffer.alloc(0)

/** Events without their reasoning, as they come. */
export class WithheldStream implements AnswerBody {
  readonly #rewriter: EventRewriter

  constructor(characters_max: number) {
    this.#rewriter = new EventRewriter(characters_max)
  }

  push(bytes: Buffer): Buffer {
    return Buffer.from(this.#rewriter.push(bytes))
  }

  end(): Buffer {
    return Buffer.from(this.#rewriter.end())
  }
}

/** One JSON document without its reasoning, or lines of them; it must be whole before a byte of it can be sent. */
export class WithheldBody implements AnswerBody {
  readonly #pieces: Buffer[] = []
  #bytes = 0

  constructor(
    private readonly is_json: boolean,
    private readonly bytes_max: number,
  ) {}

  push(bytes: Buffer): Buffer {
    this.#bytes += bytes.length
    if (this.#bytes > this.bytes_max) throw new AnswerUnreadable('the answer is too long to be rewritten')
    this.#pieces.push(bytes)
    return NOTHING
  }

  end(): Buffer {
    const whole = Buffer.concat(this.#pieces)
    try {
      return withhold(JSON.parse(whole.toString()), whole)
    } catch {
      if (this.is_json && whole.length > 0) throw new AnswerUnreadable('the answer is no JSON')
      return whole
    }
  }
}

const withhold = (body: unknown, whole: Buffer): Buffer =>
  isObject(body) && withholdReasoning(body) !== 'keep' ? Buffer.from(JSON.stringify(body)) : whole
