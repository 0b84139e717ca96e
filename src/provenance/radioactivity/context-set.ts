/** Two words a slot, and at most half of the slots taken: 64 MiB at 4,194,304 contexts. */
const CONTEXTS_MAX = 4_194_304
const SLOTS_MIN = 64

/**
 * Runs of tokens that were seen, as 64-bit hashes in an open-addressing table (Knuth, The Art of Computer Programming 3,
 * 6.4, linear probing); no token is kept. It never forgets, and it takes another run for a known one with a chance of
 * size / 2⁶⁴ (2e-13 at its bound). As a set of what was served such an error lets a token count that should not, as a set
 * of what was scored it leaves one out: both weaken the test, and neither can make an innocent model look guilty, for
 * the hash knows nothing of the key.
 */
export class ContextSet {
  /** runs that found no place: they are taken for known where `add` decides, for unknown where `has` does */
  dropped = 0
  #size = 0
  #slots = new Uint32Array(2 * SLOTS_MIN)
  readonly #size_max: number

  /** @param contexts_max runs that are held at most */
  constructor({ contexts_max = CONTEXTS_MAX }: { contexts_max?: number } = {}) {
    this.#size_max = contexts_max
  }

  get size(): number {
    return this.#size
  }

  /** Whether the run `from` … `to` − 1 was added; places before 0 are tokens of their own, as engines pad. */
  has(tokens: ArrayLike<number>, from: number, to: number): boolean {
    const [high, low] = hashRun(tokens, from, to)
    return this.#slots[this.#find(high, low) + 1] !== 0
  }

  /** Adds the run `from` … `to` − 1. Returns whether it is new: false also where there is no place left. */
  add(tokens: ArrayLike<number>, from: number, to: number): boolean {
    const [high, low] = hashRun(tokens, from, to)
    let at = this.#find(high, low)
    if (this.#slots[at + 1] !== 0) return false
    if (this.#size >= this.#size_max) {
      this.dropped++
      return false
    }
    if (4 * (this.#size + 1) > this.#slots.length) {
      this.#grow()
      at = this.#find(high, low)
    }
    this.#slots[at] = high
    this.#slots[at + 1] = low
    this.#size++
    return true
  }

  /** The slot that holds the hash, or the free one where it would stand. */
  #find(high: number, low: number): number {
    const slots = this.#slots
    const mask = slots.length - 1
    let at = (high << 1) & mask
    while (slots[at + 1] !== 0 && (slots[at] !== high || slots[at + 1] !== low)) at = (at + 2) & mask
    return at
  }

  #grow(): void {
    const old = this.#slots
    this.#slots = new Uint32Array(2 * old.length)
    for (let from = 0; from < old.length; from += 2) {
      const high = old[from] ?? 0
      const low = old[from + 1] ?? 0
      if (low === 0) continue
      const at = this.#find(high, low)
      this.#slots[at] = high
      this.#slots[at + 1] = low
    }
  }
}

/** Two lanes that do not follow from each other; each is a bijection of a token, so that runs of one never collide. */
function hashRun(tokens: ArrayLike<number>, from: number, to: number): [number, number] {
  let a = 0x9e3779b9 ^ (to - from)
  let b = 0x6a09e667 + (to - from)
  for (let at = from; at < to; at++) {
    const token = at < 0 ? -1 : (tokens[at] ?? -1)
    a ^= token
    a = Math.imul(a ^ (a >>> 16), 0x21f0aaad)
    a = Math.imul(a ^ (a >>> 15), 0x735a2d97)
    a ^= a >>> 15
    b = (b + Math.imul(token, 0x9e3779b1)) | 0
    b = Math.imul(b ^ (b >>> 16), 0x85ebca6b)
    b = Math.imul(b ^ (b >>> 13), 0xc2b2ae35)
    b ^= b >>> 16
  }
  // A low word of 0 marks a free slot.
  return [a >>> 0, b >>> 0 || 1]
}
