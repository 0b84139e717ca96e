/** What a text begins with that is a document and no prose: JSON, XML, HTML. */
const DOCUMENT = new Set(['{', '[', '<'])
/** Columns from which Markdown takes a line for code. */
const CODE_INDENT = 4
const MARKS = new Set(['\n', '`', '~', '"', '“', '”'])

/**
 * Follows a text character by character and tells where it is prose. Not prose are: documents, code between fences or
 * backticks, indented lines, quoted lines and what stands between double quotes. What cannot be told is not prose: a canary
 * that is left out costs little, a changed program or quotation much.
 */
export class Prose {
  #document: boolean | undefined
  #line_start = true
  #indent = 0
  #line_closed = false
  #line_empty = true
  #quote = false
  /** marks of a fence or of code in a line, as far as they came */
  #run = { mark: '', length: 0, opens_line: false }
  #fence = { mark: '', length: 0 }
  /** backticks that opened the code we are in, 0 outside */
  #code = 0

  /** Whether the character that follows stands in prose. To be asked before `pass`. */
  isOpen(next: string): boolean {
    if (next !== this.#run.mark) this.#endRun(next)
    return (
      this.#document !== true &&
      this.#fence.length === 0 &&
      this.#code === 0 &&
      !this.#line_closed &&
      !this.#quote &&
      this.#indent < CODE_INDENT
    )
  }

  pass(character: string): void {
    // Nearly all characters: behind the first one of a line only marks change anything.
    if (!this.#line_start && this.#run.length === 0 && !MARKS.has(character)) return
    if (character !== this.#run.mark) this.#endRun(character)
    if (character === '\n') {
      this.#endLine()
      return
    }
    const blank = character === ' ' || character === '\t' || character === '\r'
    if (!blank) {
      this.#document ??= DOCUMENT.has(character)
      this.#line_empty = false
    }
    if (character === '`' || character === '~') {
      if (this.#run.length === 0) this.#run = { mark: character, length: 0, opens_line: this.#line_start }
      this.#run.length++
    } else if (this.#line_start && character === '>') this.#line_closed = true
    else if (character === '"') this.#quote = !this.#quote
    else if (character === '“') this.#quote = true
    else if (character === '”') this.#quote = false
    if (!this.#line_start) return
    if (blank) this.#indent += character === '\t' ? CODE_INDENT : 1
    else this.#line_start = false
  }

  #endLine(): void {
    // A blank line ends a paragraph, and with it code in a line that was never closed.
    if (this.#line_empty) this.#code = 0
    this.#line_start = true
    this.#line_empty = true
    this.#indent = 0
    this.#line_closed = false
    this.#quote = false
  }

  /** CommonMark 0.31: fenced code blocks (4.5), code spans (6.1). */
  #endRun(next: string): void {
    const { mark, length, opens_line } = this.#run
    if (length === 0) return
    this.#run = { mark: '', length: 0, opens_line: false }
    if (this.#fence.length > 0) {
      const closes = opens_line && mark === this.#fence.mark && length >= this.#fence.length
      if (closes && (next === '\n' || next === '\r' || next === ' ' || next === ''))
        this.#fence = { mark: '', length: 0 }
    } else if (opens_line && length >= 3 && this.#code === 0) this.#fence = { mark, length }
    else if (mark === '`') this.#code = this.#code === length ? 0 : this.#code || length
  }
}
