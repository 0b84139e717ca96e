/**
 * A map of at most `size_max` entries that forgets those used longest ago. Two generations instead of an exact order: an
 * entry used in the young one costs one lookup, and the whole old one is dropped when the young one is full.
 */
export class RecentMap<Value> {
  /** entries forgotten for want of room */
  evicted = 0
  readonly #young_max: number
  #young = new Map<string, Value>()
  #old = new Map<string, Value>()

  constructor(size_max: number) {
    this.#young_max = Math.max(1, Math.floor(size_max / 2))
  }

  get size(): number {
    return this.#young.size + this.#old.size
  }

  get(key: string): Value | undefined {
    const young = this.#young.get(key)
    if (young !== undefined) return young
    const old = this.#old.get(key)
    if (old === undefined) return undefined
    this.#old.delete(key)
    this.#add(key, old)
    return old
  }

  /** Adds an entry that `get` did not find. */
  set(key: string, value: Value): void {
    this.#old.delete(key)
    this.#add(key, value)
  }

  #add(key: string, value: Value): void {
    if (this.#young.size >= this.#young_max && !this.#young.has(key)) {
      this.evicted += this.#old.size
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
  }
}
