import { capitalised, mayBegin, mayEnd, type PhraseForm, type PhraseIndex } from './phrase-index.js'
import { Prose } from './prose.js'

/** Told of each phrase of a slot in prose, in their order; gives the place of the variant that is to stand there. */
export type SeePhrase = (found: PhraseForm) => number

/**
 * A text with its canaries, however it is cut into pieces: the pieces that come out are together the same. Of each piece
 * only what may be the beginning of a phrase is held back: at most the longest phrase and two characters.
 */
export class CanaryText {
  #held = ''
  #before = ''
  readonly #prose = new Prose()

  constructor(
    private readonly index: PhraseIndex,
    private readonly see: SeePhrase,
  ) {}

  /** @returns what can be shown now */
  push(piece: string): string {
    this.#held += piece
    return this.#take(false)
  }

  /** What was held. */
  end(): string {
    return this.#take(true)
  }

  #take(final: boolean): string {
    const text = this.#held
    let shown = ''
    let from = 0
    let at = 0
    while (at < text.length) {
      const found = this.#find(text, at, final)
      if (found === 'wait') break
      const end = at + (found?.text.length ?? 1)
      if (found !== undefined) {
        shown += text.slice(from, at) + this.#phraseFor(found)
        from = end
      }
      for (; at < end; at++) this.#prose.pass(text.charAt(at))
      this.#before = text.charAt(end - 1)
    }
    this.#held = text.slice(at)
    return shown + text.slice(from, at)
  }

  #find(text: string, at: number, final: boolean): PhraseForm | 'wait' | undefined {
    const first = text.charAt(at)
    const forms = this.index.get(first)
    if (forms === undefined || !mayBegin(this.#before) || !this.#prose.isOpen(first)) return undefined
    for (const form of forms) {
      const end = at + form.text.length
      if (end > text.length) {
        if (!final && form.text.startsWith(text.slice(at))) return 'wait'
      } else if (text.startsWith(form.text, at)) {
        const ends = mayEnd(form, text.slice(end, end + 3), final)
        if (ends === undefined) return 'wait'
        if (ends) return form
      }
    }
    return undefined
  }

  #phraseFor(found: PhraseForm): string {
    const phrase = found.slot.variants[this.see(found)]!
    return found.capital ? capitalised(phrase) : phrase
  }
}
