import type { TokenScorer } from '../watermark/token-scorer.js'
import { ContextSet } from './context-set.js'

/**
 * The sum of the scores of units under one key. Units whose score comes from the same source (a hash that drops some of
 * the context) have one score between them and count once; which those are may differ from key to key.
 */
export class KeySum {
  sum = 0
  squares = 0
  scored = 0
  readonly #sources: ContextSet | undefined
  readonly #words: Int32Array
  /** sources that stood in the window of the suspect */
  #heard: ContextSet | undefined

  constructor(
    readonly scorer: TokenScorer,
    units_max?: number,
  ) {
    const { source } = scorer
    this.#sources = source && new ContextSet(units_max === undefined ? {} : { contexts_max: units_max })
    this.#words = new Int32Array(source?.words ?? 0)
  }

  /** Another text begins: what the suspect read for the one before says nothing of this one. */
  begin(): void {
    // No more than the prompt has: an echo that is forgotten would count as learned.
    this.#heard = this.scorer.source && new ContextSet({ contexts_max: Number.POSITIVE_INFINITY })
  }

  /**
   * Takes note of a token that the suspect read. Whoever repeats it behind other tokens of the same source has its score,
   * a marked one as like as not, without having learned anything.
   */
  hear(tokens: ArrayLike<number>, at: number): void {
    if (this.#heard === undefined) return
    this.scorer.source?.read(tokens, at, this.#words)
    this.#heard.add(this.#words, 0, this.#words.length)
  }

  add(tokens: ArrayLike<number>, at: number): void {
    const { source } = this.scorer
    if (source !== undefined) {
      source.read(tokens, at, this.#words)
      if (this.#heard?.has(this.#words, 0, this.#words.length)) return
      if (this.#sources?.add(this.#words, 0, this.#words.length) === false) return
    }
    const score = this.scorer.score(tokens, at)
    this.sum += score
    this.squares += score * score
    this.scored++
  }

  /** units left out since no more sources could be remembered */
  get dropped(): number {
    return this.#sources?.dropped ?? 0
  }

  /** ln P(as much or more) where nothing is to be found; 0 where nothing was scored */
  get log_chance(): number {
    return this.scored === 0 ? 0 : Math.min(0, this.scorer.logTail(this.sum, this.scored))
  }
}
