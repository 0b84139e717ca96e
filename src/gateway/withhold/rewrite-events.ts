import { EventSplitter, type StreamEvent } from '../answer/split-events.js'
import { type JsonObject, parseObject } from '../json-object.js'
import type { OpenedTag } from './opened-tags.js'
import { createEventWithholder } from './withhold-reasoning.js'

/** Middle boxes drop connections that are silent for a minute; reasoning that is withheld can last longer. */
const SILENT_MS_MAX = 10_000
const SIGN_OF_LIFE = ': \n\n'

/**
 * Takes reasoning out of a stream of events while it passes. An event that is neither JSON nor a known mark is left out:
 * it cannot be judged.
 */
export class EventRewriter {
  readonly #splitter: EventSplitter
  readonly #withhold: ReturnType<typeof createEventWithholder>
  #inserted = ''
  #last_ms = Date.now()

  constructor(characters_max: number, tags: readonly string[], opened?: OpenedTag) {
    const insert = (event: JsonObject): void => {
      this.#inserted += `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
    }
    this.#withhold = createEventWithholder(tags, insert, opened)
    this.#splitter = new EventSplitter(characters_max)
  }

  /** @returns what is to be sent on; may be empty */
  push(bytes: Buffer): string {
    return this.#rewrite(this.#splitter.push(bytes))
  }

  end(): string {
    return this.#rewrite(this.#splitter.end())
  }

  #rewrite(events: StreamEvent[]): string {
    let text = ''
    for (const event of events) {
      const rewritten = this.#rewriteOne(event)
      text += this.#inserted + rewritten
      this.#inserted = ''
    }
    const now_ms = Date.now()
    if (text === '' && now_ms - this.#last_ms > SILENT_MS_MAX) text = SIGN_OF_LIFE
    if (text !== '') this.#last_ms = now_ms
    return text
  }

  #rewriteOne({ data, raw }: StreamEvent): string {
    if (data === undefined || data === '[DONE]') return `${raw}\n`
    const value = parseObject(data)
    const verdict = value === undefined ? 'drop' : this.#withhold(value)
    if (verdict === 'drop') return ''
    return verdict === 'keep' ? `${raw}\n` : withData(raw, JSON.stringify(value))
  }
}

/** The event with other data; its name, id and the rest stay. */
export function withData(raw: string, data: string): string {
  const others = raw.split('\n').filter((line) => line !== '' && !/^data(:|$)/.test(line))
  return `${[...others, `data: ${data}`].join('\n')}\n\n`
}
