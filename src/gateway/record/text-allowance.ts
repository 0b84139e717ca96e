/** How much text one record may still take. What comes after is left out and the record says that it was cut. */
export class TextAllowance {
  #left: number
  #cut = false

  constructor(characters_max: number) {
    this.#left = characters_max
  }

  get was_cut(): boolean {
    return this.#cut
  }

  /** @returns the part of a piece that still fits; '' for what is no text */
  take(piece: unknown): string {
    if (typeof piece !== 'string' || piece === '') return ''
    const fitting = piece.length <= this.#left ? piece : piece.slice(0, this.#left)
    this.#cut ||= fitting.length < piece.length
    this.#left -= fitting.length
    return fitting
  }

  /** whether a part of a stated size still fits; counts it if so */
  fits(part: unknown): boolean {
    const size = JSON.stringify(part)?.length ?? 0
    if (size > this.#left) {
      this.#cut = true
      return false
    }
    this.#left -= size
    return true
  }
}
