import { multiplyHigh } from '../multiply-words.js'
import { seedSequence } from './seed-sequence.js'

/** 0x2360ed051fc65da44385df649fccf645, lowest word first */
const MULTIPLIER = Int32Array.of(0x9fccf645, 0x4385df64, 0x1fc65da4, 0x2360ed05)
const WORD = 2 ** 32

/**
 * PCG XSL-RR 128/64 (O'Neill 2014), as numpy's `default_rng(seed)` seeds and draws from it. 128-bit numbers are four words,
 * lowest first.
 */
export class Pcg64 {
  readonly #state = new Uint32Array(4)
  readonly #increment: Uint32Array
  readonly #sums = new Float64Array(4)
  #spare: number | undefined

  /** @param seed 32 bits */
  constructor(seed: number) {
    // Two 128-bit numbers, each handed over with its upper half first.
    const words = seedSequence(seed, 8)
    const numberAt = (from: number): number[] => [2, 3, 0, 1].map((i) => words[from + i] as number)
    const stream = numberAt(4)
    // An increment is odd.
    this.#increment = Uint32Array.from(
      stream,
      (word, i) => (word << 1) | (i === 0 ? 1 : (stream[i - 1] as number) >>> 31),
    )
    this.#step()
    this.#add(numberAt(0))
    this.#step()
  }

  /** a whole number in 0 … 2³² − 1; of each 64-bit draw first the lower half, then the upper one */
  uint32(): number {
    if (this.#spare !== undefined) {
      const spare = this.#spare
      this.#spare = undefined
      return spare
    }
    this.#step()
    const state = this.#state
    const low = (state[0] as number) ^ (state[2] as number)
    const high = (state[1] as number) ^ (state[3] as number)
    const rotation = (state[3] as number) >>> 26
    const by = rotation & 31
    const [a, b] = rotation < 32 ? [low, high] : [high, low]
    this.#spare = by === 0 ? b >>> 0 : ((b >>> by) | (a << (32 - by))) >>> 0
    return by === 0 ? a >>> 0 : ((a >>> by) | (b << (32 - by))) >>> 0
  }

  /** a whole number in 0 … most, as numpy's shuffle draws it: under a mask, until one fits */
  upTo(most: number): number {
    const mask = 2 ** (32 - Math.clz32(most)) - 1
    for (;;) {
      const draw = (this.uint32() & mask) >>> 0
      if (draw <= most) return draw
    }
  }

  #step(): void {
    const state = this.#state
    const sums = this.#sums
    sums.set(this.#increment)
    for (let i = 0; i < 4; i++)
      for (let j = 0; i + j < 4; j++) {
        const a = state[i] as number
        const b = MULTIPLIER[j] as number
        sums[i + j] = (sums[i + j] as number) + (Math.imul(a, b) >>> 0)
        if (i + j < 3) sums[i + j + 1] = (sums[i + j + 1] as number) + (multiplyHigh(a, b) >>> 0)
      }
    state.fill(0)
    this.#add(sums)
  }

  /** Adds a number whose words may be above 32 bits. */
  #add(words: ArrayLike<number>): void {
    let carry = 0
    for (let i = 0; i < 4; i++) {
      const sum = (this.#state[i] as number) + (words[i] as number) + carry
      carry = Math.floor(sum / WORD)
      this.#state[i] = sum % WORD
    }
  }
}
