import { type KeyWords, keyWords } from '../key-words.js'
import { philox } from '../philox.js'

const CONTEXT_DOMAIN = 0x574d4358
const TOKEN_DOMAIN = 0x574d544b
/** uniforms are of 24 bits, and neither 0 nor 1 */
const STEPS = 2 ** 24 + 1

/**
 * The pseudorandom function of vLLM's Gumbel watermark (PhiloxPRF): a context is absorbed four tokens at a time, and then
 * gives one uniform number for each token of the vocabulary.
 */
export class KeyedContext {
  readonly #key: KeyWords
  readonly #state = new Int32Array(4)
  readonly #words = new Int32Array(4)

  constructor(
    key: string,
    readonly width: number,
  ) {
    this.#key = keyWords(key)
  }

  /** Takes in the `width` tokens before `at`; those before the start are −1. */
  absorb(tokens: ArrayLike<number>, at: number): void {
    const { low, high } = this.#key
    const state = this.#state
    const from = at - this.width
    state[0] = CONTEXT_DOMAIN
    state[1] = this.width
    state[2] = 0
    state[3] = 0
    for (let offset = 0; offset < this.width; offset += 4) {
      for (let i = 0; i < 4; i++) {
        const place = from + offset + i
        // What fills up the last block differs from the padding of a short history.
        const word = offset + i >= this.width ? -1 - i : place < 0 ? -1 : (tokens[place] as number)
        state[i] = (state[i] as number) ^ word
      }
      philox(state[0], state[1], state[2], state[3], low ^ offset, high, state)
    }
  }

  /** The 32-bit word of a token in the context absorbed last, signed. */
  word(token: number): number {
    this.#block(token)
    return this.#words[token & 3] as number
  }

  /** The uniform number of a token, in (0, 1). */
  uniform(token: number): number {
    return toUniform(this.word(token))
  }

  /** Adds −ln(−ln u) of its token to each logit. Four tokens share a block. */
  addNoise(logits: Float64Array): void {
    for (let token = 0; token < logits.length; token++) {
      if ((token & 3) === 0) this.#block(token)
      const uniform = toUniform(this.#words[token & 3] as number)
      logits[token] = (logits[token] as number) - Math.log(-Math.log(uniform))
    }
  }

  #block(token: number): void {
    const state = this.#state
    const key0 = this.#key.low ^ (state[3] as number)
    const key1 = this.#key.high ^ TOKEN_DOMAIN
    philox(token >>> 2, state[0] as number, state[1] as number, state[2] as number, key0, key1, this.#words)
  }
}

const toUniform = (word: number): number => Math.fround(((word >>> 8) + 1) / STEPS)
