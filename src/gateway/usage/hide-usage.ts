import type { AnswerBody } from '../answer/answer-body.js'
import { isObject, parseObject } from '../json-object.js'

/** An event, up to the empty line behind it. */
const EVENT = /[\s\S]*?(?:\n\r?\n|\r\r\n?)/g
/** In a text of JSON the quotes would be escaped, so this is a member. */
const NULL_USAGE = /,\s*"usage"\s*:\s*null(?=\s*[,}])/g

/**
 * Takes out of a stream of completions what came only because the gateway asked for usage: the event of the usage, and
 * its empty place in the others. All other bytes stay; events without usage pass unread.
 */
export class UsageHider implements AnswerBody {
  /** the beginning of an event; one character a byte */
  #pieces: string[] = []
  #length = 0
  /** its last two characters, which an empty line may begin with */
  #tail = ''
  #passing = false

  /**
   * @param characters_max of one event; a longer one, and all after it, pass as they are
   * @param hidden is handed each event that the caller does not get
   */
  constructor(
    private readonly characters_max: number,
    private readonly hidden: (event: Buffer) => void,
  ) {}

  push(bytes: Buffer): Buffer {
    if (this.#passing || (this.#length === 0 && endsEvent(bytes) && !bytes.includes('"usage"'))) return bytes
    const text = bytes.toString('latin1')
    const end = endOfEvents(this.#tail + text) - this.#tail.length
    if (end > 0) {
      const whole = this.#taken() + text.slice(0, end)
      this.#hold(text.slice(end))
      return toBytes((whole.match(EVENT) ?? []).map((event) => this.#shown(event)).join(''))
    }
    this.#hold(text)
    if (this.#length <= this.characters_max) return toBytes('')
    this.#passing = true
    return toBytes(this.#taken())
  }

  end(): Buffer {
    return toBytes(this.#shown(this.#taken()))
  }

  #hold(text: string): void {
    if (text !== '') this.#pieces.push(text)
    this.#length += text.length
    this.#tail = (this.#tail + text).slice(-2)
  }

  #taken(): string {
    const text = this.#pieces.join('')
    this.#pieces = []
    this.#length = 0
    this.#tail = ''
    return text
  }

  #shown(event: string): string {
    if (!event.includes('"usage"')) return event
    const rest = event.replace(NULL_USAGE, '')
    if (!rest.includes('"usage"') || !isUsageAlone(rest)) return rest
    this.hidden(toBytes(event))
    return ''
  }
}

const toBytes = (text: string): Buffer => Buffer.from(text, 'latin1')

function endsEvent(bytes: Buffer): boolean {
  const end = bytes.toString('latin1', Math.max(0, bytes.length - 3))
  return end.endsWith('\n\n') || end === '\n\r\n'
}

/** Where the last event that is whole ends; 0 where none is. */
function endOfEvents(text: string): number {
  const ends = ['\n\n', '\n\r\n', '\r\r\n', '\r\r'].map((end) => [text.lastIndexOf(end), end.length] as const)
  return Math.max(...ends.map(([at, length]) => (at === -1 ? 0 : at + length)))
}

/** Servers that tell usage beside the last words tell it by themselves; the event that was asked for holds nothing else. */
function isUsageAlone(event: string): boolean {
  const lines = event.split(/\r\n|\n|\r/).filter((line) => line.startsWith('data:'))
  const value = parseObject(lines.map((line) => line.slice(5)).join('\n'))
  return value !== undefined && isObject(value.usage) && Array.isArray(value.choices) && value.choices.length === 0
}
