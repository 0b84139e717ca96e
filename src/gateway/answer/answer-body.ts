import { isObject } from '../json-object.js'
import type { OpenedTag } from '../withhold/opened-tags.js'
import { EventRewriter } from '../withhold/rewrite-events.js'
import { withholdReasoning } from '../withhold/withhold-reasoning.js'

/** How the bytes of an answer become the bytes that the caller gets. */
export interface AnswerBody {
  /** @returns what can be sent on now; may be empty */
  push(bytes: Buffer): Buffer
  /** what is left. @throws AnswerUnreadable */
  end(): Buffer
  /** told at the end: reasoning was to be withheld, and the answer could not be read for it */
  readonly passed_unread?: boolean
  /** told at the end: canaries were to be put in, and some of the answer was too long to be read for it */
  readonly passed_unmarked?: boolean
}

/** Reasoning was to be withheld from an answer that cannot be read, so none of it may be sent. */
export class AnswerUnreadable extends Error {
  readonly code = 'ANSWER_UNREADABLE'
}

const NOTHING = Buffer.alloc(0)

/** Events without their reasoning, as they come. */
export class WithheldStream implements AnswerBody {
  readonly #rewriter: EventRewriter

  constructor(characters_max: number, tags: readonly string[], opened?: OpenedTag) {
    this.#rewriter = new EventRewriter(characters_max, tags, opened)
  }

  push(bytes: Buffer): Buffer {
    return Buffer.from(this.#rewriter.push(bytes))
  }

  end(): Buffer {
    return Buffer.from(this.#rewriter.end())
  }
}

/** One answer through two bodies, one after the other. */
export class ChainedBody implements AnswerBody {
  constructor(
    private readonly first: AnswerBody,
    private readonly second: AnswerBody,
  ) {}

  get passed_unread(): boolean {
    return this.first.passed_unread === true || this.second.passed_unread === true
  }

  get passed_unmarked(): boolean {
    return this.first.passed_unmarked === true || this.second.passed_unmarked === true
  }

  push(bytes: Buffer): Buffer {
    return this.second.push(this.first.push(bytes))
  }

  end(): Buffer {
    return Buffer.concat([this.second.push(this.first.end()), this.second.end()])
  }
}

export interface WithheldBodyOptions {
  /** the answer says that it is JSON; another may be, and passes where it is not */
  is_json: boolean
  bytes_max: number
  tags: readonly string[]
  /** the tag that the request opened already */
  opened?: OpenedTag | undefined
  /** what becomes of an answer that does not say that it is JSON, and is none */
  unreadable: 'pass' | 'refuse'
}

/** One JSON document without its reasoning; it must be whole before a byte of it can be sent. */
export class WithheldBody implements AnswerBody {
  readonly #pieces: Buffer[] = []
  #bytes = 0
  passed_unread = false

  constructor(private readonly options: WithheldBodyOptions) {}

  push(bytes: Buffer): Buffer {
    this.#bytes += bytes.length
    if (this.#bytes > this.options.bytes_max) throw new AnswerUnreadable('the answer is too long to be rewritten')
    this.#pieces.push(bytes)
    return NOTHING
  }

  end(): Buffer {
    const whole = Buffer.concat(this.#pieces)
    if (whole.length === 0) return whole
    const body = parse(whole)
    if (body !== undefined) return withhold(body.value, whole, this.options)
    const { is_json, unreadable } = this.options
    if (is_json || unreadable === 'refuse') throw new AnswerUnreadable('the answer is no JSON')
    this.passed_unread = true
    return whole
  }
}

function parse(whole: Buffer): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(whole.toString()) }
  } catch {
    return undefined
  }
}

const withhold = (body: unknown, whole: Buffer, { tags, opened }: WithheldBodyOptions): Buffer =>
  isObject(body) && withholdReasoning(body, tags, opened) !== 'keep' ? Buffer.from(JSON.stringify(body)) : whole
