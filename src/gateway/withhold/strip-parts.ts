import { type JsonObject, objectsOf } from '../json-object.js'
import { stripTags, TagStripper } from './strip-tags.js'

const TEXT_TYPES = new Set(['text', 'output_text'])
/** Beyond it no text is shown: where it stands could not be remembered. */
const PLACES_MAX = 4096

/** Takes blocks in tags from the beginning of the texts of parts (or blocks) of an answer, in place. */
export function stripParts(parts: unknown, tags: readonly string[]): boolean {
  const changes = objectsOf(parts).map((part) => TEXT_TYPES.has(String(part.type)) && stripText(part, 'text', tags))
  return changes.includes(true)
}

/** The same for one text. What its token probabilities spell goes too. */
export function stripText(holder: JsonObject, field: string, tags: readonly string[]): boolean {
  const text = holder[field]
  return typeof text === 'string' && putText(holder, field, stripTags(text, tags))
}

/** Puts a text where another stood; whether it is another. */
export function putText(holder: JsonObject, field: string, text: string): boolean {
  if (holder[field] === text) return false
  holder[field] = text
  if (Array.isArray(holder.logprobs)) holder.logprobs = []
  return true
}

/** The texts of a streamed answer, each at its place, that come in pieces. */
export class StreamedTexts {
  readonly #places = new Map<string, { stripper: TagStripper; last: JsonObject }>()

  constructor(private readonly tags: readonly string[]) {}

  /** @param event that the piece came with */
  push(place: string, event: JsonObject, piece: string): string {
    const known = this.#places.get(place)
    if (known === undefined && this.#places.size >= PLACES_MAX) return ''
    const stripper = known?.stripper ?? new TagStripper(this.tags)
    this.#places.set(place, { stripper, last: { ...event } })
    return stripper.push(piece)
  }

  /** At the end of a text: what was held of it, with the last event of its place to send it in. */
  end(place: string): { text: string; event: JsonObject } | undefined {
    const known = this.#places.get(place)
    const text = known?.stripper.end() ?? ''
    return known === undefined || text === '' ? undefined : { text, event: known.last }
  }
}
