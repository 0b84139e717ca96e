/** White space that is held before it is known what follows; a text that begins with more passes as it is. */
const BLANK_CHARACTERS_MAX = 1024

/**
 * Takes blocks of reasoning in tags (`<think>…</think>`) from the beginning of a text that comes in pieces, wherever they
 * are cut. Models write it so where their server does not tell reasoning from the answer. Tags within a text are the
 * text's own. A block that never ends is all reasoning.
 */
export class TagStripper {
  #state: 'begins' | 'inside' | 'passes' = 'begins'
  #held = ''
  #close = ''
  #took = false

  /**
   * @param names of tags, in lower case
   * @param opened the one that the text begins within
   */
  constructor(
    private readonly names: readonly string[],
    opened?: string,
  ) {
    if (names.length === 0) this.#state = 'passes'
    if (opened !== undefined) this.#enterTag(opened)
  }

  /** @returns what can be shown now */
  push(piece: string): string {
    if (this.#state === 'passes') return piece
    this.#held += piece
    for (;;) {
      if (this.#state === 'inside') {
        if (!this.#leave()) return ''
      } else if (!this.#enter()) return this.#begin()
    }
  }

  /** What was held and turns out to be the text itself. */
  end(): string {
    const held = this.#state === 'begins' ? this.#text() : ''
    this.#held = ''
    return held
  }

  /** Behind a block, the white space belongs to it. */
  #text(): string {
    return this.#took ? this.#held.trimStart() : this.#held
  }

  #enter(): boolean {
    const text = this.#held.trimStart()
    const name = this.names.find((name) => text.slice(0, name.length + 2).toLowerCase() === `<${name}>`)
    if (name === undefined) return false
    this.#enterTag(name)
    this.#held = text.slice(name.length + 2)
    return true
  }

  #enterTag(name: string): void {
    this.#state = 'inside'
    this.#took = true
    this.#close = `</${name}>`
  }

  #leave(): boolean {
    const at = this.#held.toLowerCase().indexOf(this.#close)
    if (at === -1) {
      // Only the beginning of the closing tag can still matter.
      this.#held = this.#held.slice(1 - this.#close.length)
      return false
    }
    this.#held = this.#held.slice(at + this.#close.length)
    this.#state = 'begins'
    return true
  }

  #begin(): string {
    const text = this.#held.trimStart().toLowerCase()
    const may_be_tag = this.names.some((name) => `<${name}>`.startsWith(text))
    if (may_be_tag && this.#held.length <= BLANK_CHARACTERS_MAX) return ''
    const shown = this.#text()
    this.#state = 'passes'
    this.#held = ''
    return shown
  }
}

/** A whole text without such blocks at its beginning. */
export function stripTags(text: string, names: readonly string[], opened?: string): string {
  const stripper = new TagStripper(names, opened)
  return stripper.push(text) + stripper.end()
}
