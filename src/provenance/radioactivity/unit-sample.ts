/** The first units of a test, each as its context with its token, so that other keys can be tried on them one by one. */
export class UnitSample {
  size = 0
  readonly #windows: Int32Array
  readonly #places: Uint8Array
  readonly #width: number

  constructor(
    context_width: number,
    readonly size_max: number,
  ) {
    this.#width = context_width + 1
    this.#windows = new Int32Array(size_max * this.#width)
    this.#places = new Uint8Array(size_max)
  }

  /** Keeps the unit at `at` of `tokens`, if there is place. */
  add(tokens: ArrayLike<number>, at: number): void {
    if (this.size >= this.size_max) return
    const from = Math.max(0, at - this.#width + 1)
    for (let i = from; i <= at; i++) this.#windows[this.size * this.#width + i - from] = tokens[i] as number
    this.#places[this.size++] = at - from
  }

  /** Calls with each unit as a short text and the place of its token in it; the text is valid during the call. */
  each(take: (tokens: Int32Array, at: number) => void): void {
    for (let n = 0; n < this.size; n++) {
      const at = this.#places[n] as number
      take(this.#windows.subarray(n * this.#width, n * this.#width + at + 1), at)
    }
  }
}
