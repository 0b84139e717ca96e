const N = 624
const M = 397

/**
 * mt19937 (Matsumoto and Nishimura 1998), seeded as the CPU generator of torch and the RandomState of numpy seed it: with
 * the low 32 bits of the seed.
 */
export class MersenneTwister {
  readonly #state = new Int32Array(N)
  readonly #drawn = new Uint32Array(N)
  #next = N

  constructor(seed = 5489) {
    this.seed(seed)
  }

  /** Starts anew, so that one generator serves many seeds without new memory. */
  seed(seed: number): void {
    const state = this.#state
    let word = seed | 0
    state[0] = word
    for (let i = 1; i < N; i++) {
      word = (Math.imul(word ^ (word >>> 30), 1812433253) + i) | 0
      state[i] = word
    }
    this.#next = N
  }

  /** a whole number in 0 … 2³² − 1 */
  uint32(): number {
    if (this.#next === N) this.#twist()
    return this.#drawn[this.#next++] as number
  }

  /** The next draws, one or more: what is at hand without a new round. A loop over them is three times faster. */
  some(): Uint32Array {
    if (this.#next === N) this.#twist()
    const from = this.#next
    this.#next = N
    return from === 0 ? this.#drawn : this.#drawn.subarray(from)
  }

  #twist(): void {
    const state = this.#state
    for (let i = 0; i < N - M; i++)
      state[i] = mixed(state[i] as number, state[i + 1] as number) ^ (state[i + M] as number)
    for (let i = N - M; i < N - 1; i++)
      state[i] = mixed(state[i] as number, state[i + 1] as number) ^ (state[i + M - N] as number)
    state[N - 1] = mixed(state[N - 1] as number, state[0] as number) ^ (state[M - 1] as number)
    const drawn = this.#drawn
    for (let i = 0; i < N; i++) {
      let y = state[i] as number
      y ^= y >>> 11
      y ^= (y << 7) & 0x9d2c5680
      y ^= (y << 15) & 0xefc60000
      drawn[i] = y ^ (y >>> 18)
    }
    this.#next = 0
  }
}

/** Without a branch: the lowest bit is a coin, and half of all branches would be guessed wrong. */
const mixed = (a: number, b: number): number => (((a & 0x80000000) | (b & 0x7fffffff)) >>> 1) ^ (-(b & 1) & 0x9908b0df)
