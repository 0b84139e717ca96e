import { MersenneTwister } from '../mersenne-twister.js'
import { randomPermutation } from '../random-permutation.js'

/** 2,000 lists of a vocabulary of 32,000; a hundred wrong keys have one such cache each. */
const BYTES_MAX = 8 * 1024 * 1024
/** seeds that are remembered as seen once */
const SEEN_MAX = 65_536

/**
 * Green lists of KGW (Kirchenbauer et al., arXiv 2301.10226): the first γ · V places of torch's permutation, one a seed. Most
 * seeds are asked for once, and then one token is followed through the shuffle; a list is drawn whole the second time, and
 * kept as bits until `bytes_max` is reached, when the oldest goes.
 */
export class GreenLists {
  readonly size: number
  readonly #generator = new MersenneTwister()
  readonly #permutation: Int32Array
  readonly #ordered: Int32Array
  readonly #lists = new Map<number, Int32Array>()
  readonly #lists_max: number
  readonly #seen = new Set<number>()

  constructor(
    readonly vocabulary: number,
    gamma: number,
    { bytes_max = BYTES_MAX }: { bytes_max?: number } = {},
  ) {
    this.size = Math.floor(vocabulary * gamma)
    this.#ordered = Int32Array.from({ length: vocabulary }, (_, token) => token)
    this.#permutation = new Int32Array(vocabulary)
    this.#lists_max = Math.max(1, Math.floor(bytes_max / (vocabulary / 8)))
  }

  /** Whether a token is green; one outside the vocabulary is not. */
  has(seed: number, token: number): boolean {
    if (token >= this.vocabulary) return false
    let bits = this.#lists.get(seed)
    if (bits === undefined) {
      if (!this.#seen.has(seed)) return this.#follow(seed, token)
      bits = this.#keep(seed)
    }
    return (((bits[token >>> 5] as number) >>> (token & 31)) & 1) === 1
  }

  /** The green tokens in the order of the permutation; valid until the next call. */
  tokens(seed: number): Int32Array {
    this.#permutation.set(this.#ordered)
    this.#generator.seed(seed)
    return randomPermutation(this.#generator, this.vocabulary, this.size, this.#permutation)
  }

  /** Whether the shuffle puts the token among the first places, from its own place alone. */
  #follow(seed: number, token: number): boolean {
    if (this.#seen.size >= SEEN_MAX) this.#seen.clear()
    this.#seen.add(seed)
    this.#generator.seed(seed)
    let place = token
    for (let done = 0; done < this.size; ) {
      const draws = this.#generator.some()
      const to = Math.min(draws.length, this.size - done)
      for (let i = 0; i < to; i++, done++) {
        const draw = draws[i] as number
        const left = this.vocabulary - done
        // As in `randomPermutation`: what is at `done` and what is drawn change places.
        const at = done + draw - Math.floor(draw / left) * left
        if (at === place) return true
        if (done === place) place = at
      }
    }
    return false
  }

  #keep(seed: number): Int32Array {
    const bits = new Int32Array((this.vocabulary + 31) >>> 5)
    for (const token of this.tokens(seed)) bits[token >>> 5] = (bits[token >>> 5] as number) | (1 << (token & 31))
    const [oldest] = this.#lists.keys()
    if (this.#lists.size >= this.#lists_max && oldest !== undefined) this.#lists.delete(oldest)
    this.#lists.set(seed, bits)
    return bits
  }
}
